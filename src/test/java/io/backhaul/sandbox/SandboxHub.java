package io.backhaul.sandbox;

import io.backhaul.Backhaul;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
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
            Map<String, Object> settings = new LinkedHashMap<>(partners(arguments));
            new SpringApplicationBuilder(Backhaul.class, SandboxEndpoints.class)
                    .profiles("sandbox")
                    .initializers(context -> context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new SystemEnvironmentPropertySource("sandbox-partners", settings)))
                    .run(arguments);
        } catch (Exception | LinkageError e) {
            LoggerFactory.getLogger(SandboxHub.class).error("the sandbox does not start", e);
            System.exit(1);
        }
    }

    private static Map<String, String> partners(String[] arguments) throws IOException {
        Optional<String> elsewhere = setting("backhaul.sandbox.url", arguments);
        if (elsewhere.isPresent()) {
            Map<String, String> settings = new LinkedHashMap<>();
            new ControlDesk(URI.create(elsewhere.get()))
                    .get("/sandbox/settings")
                    .properties()
                    .forEach(setting ->
                            settings.put(setting.getKey(), setting.getValue().asText()));
            return settings;
        }
        Path data = Path.of(setting("backhaul.data", arguments).orElse("data"));
        String port = setting("server.port", arguments).orElse("8080");
        SandboxPartners partners = SandboxPartners.start(data, URI.create("http://localhost:" + port), 0);
        partners.playShortDay();
        return partners.settings();
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
