package io.backhaul.console;

import io.backhaul.testing.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the console alone on port 8090 over made-up returns, to look at the pages: user demo, password demo. */
final class ConsoleShow {

    private ConsoleShow() {}

    public static void main(String[] args) {
        ConfigurableApplicationContext context = SpringApplication.run(
                ConsoleWorld.class,
                "--server.port=8090",
                "--backhaul.console.user=demo",
                "--backhaul.console.password=demo");
        if (args.length == 0) {
            new DemoRows(context.getBean(TestDatabase.class)).fill();
        }
    }
}
