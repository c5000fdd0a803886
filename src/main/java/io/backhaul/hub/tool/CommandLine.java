package io.backhaul.hub.tool;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The hub's settings for a command: its files, the environment and the words after the command; nothing is started. */
final class CommandLine {

    private CommandLine() {}

    /** Settings only: no component of the hub is made. */
    static final class SettingsOnly {}

    static ConfigurableApplicationContext settings(String[] args) {
        return new SpringApplicationBuilder(SettingsOnly.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("logging.level.root=WARN")
                .run(args);
    }
}
