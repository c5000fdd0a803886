package io.backhaul.sandbox;

import io.backhaul.Backhaul;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Starts the real hub beside its simulated partners: {@code mvn spring-boot:test-run}. With {@code backhaul.sandbox.url}
 * the partners run in another process and are only asked for their settings.
 */
public final class SandboxHub {

    private SandboxHub() {}

    /** Any failure ends the process: mail and file servers would keep a broken one alive. */
    public static void main(String[] arguments) {
        try {
            Optional<String> elsewhere = setting("backhaul.sandbox.url", arguments);
            if (elsewhere.isPresent()) {
                startHub(settingsOf(elsewhere.get()), arguments);
            } else {
                SandboxPartners partners = startPartners(arguments);
                startHub(partners.settings(), arguments);
                partners.playShortDay();
            }
        } catch (Exception | LinkageError e) {
            LoggerFactory.getLogger(SandboxHub.class).error("the sandbox does not start", e);
            System.exit(1);
        }
    }

    /** The hub beside partners that already run; ends when its context is closed. */
    public static ConfigurableApplicationContext start(SandboxPartners partners, String... arguments) {
        return startHub(partners.settings(), arguments);
    }

    private static ConfigurableApplicationContext startHub(Map<String, String> settings, String[] arguments) {
        Map<String, Object> first = new LinkedHashMap<>(settings);
        return new SpringApplicationBuilder(Backhaul.class, SandboxEndpoints.class)
                .profiles("sandbox")
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("sandbox-partners", first)))
                .run(withSandboxSettings(arguments));
    }

    /** What {@code sandbox/application-sandbox.yaml} says goes before the installation's own configuration. */
    private static String[] withSandboxSettings(String[] arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--spring.config.additional-location=classpath:/sandbox/";
        return all;
    }

    private static Map<String, String> settingsOf(String partners) {
        Map<String, String> settings = new LinkedHashMap<>();
        new ControlDesk(URI.create(partners))
                .get("/sandbox/settings")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));
        return settings;
    }

    private static SandboxPartners startPartners(String[] arguments) throws IOException {
        Path data = Path.of(setting("backhaul.data", arguments).orElse("data"));
        String port = setting("server.port", arguments).orElse("8080");
        return SandboxPartners.start(data, URI.create("http://localhost:" + port), 0);
    }

    /** From the command line, the system properties or the environment, in this order. */
    static Optional<String> setting(String name, String[] arguments) {
        for (String argument : arguments) {
            if (argument.startsWith("--" + name + "=")) {
                return Optional.of(argument.substring(name.length() + 3));
            }
        }
        String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(System.getProperty(name, System.getenv(variable)));
    }
}
