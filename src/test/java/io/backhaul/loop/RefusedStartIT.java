package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.Backhaul;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a configuration that cannot be used the hub does not start, says where it is wrong, and leaves nothing running. */
class RefusedStartIT {

    @TempDir
    Path home;

    @Test
    void everyMistakeInTheConfigurationIsNamedWithFileAndLine() throws Exception {
        Installation.at(home)
                .changed("config/suppliers/acme.yaml", "rmaRequired: true\n", "")
                .changed("config/suppliers/globex.yaml", "mapping: globex/answers", "mapping: globex/no-such-file")
                .changed("config/suppliers/spock.yaml", "merchants: [demo]", "merchants: [demo");
        String said = refusal(Map.of());
        assertThat(said)
                .contains("The configuration cannot be used")
                .containsPattern("config/suppliers/acme.yaml line \\d+: 'rmaRequired' is missing")
                .contains(place("config/suppliers/globex.yaml", "mapping:")
                        + "mapping 'globex/no-such-file' has no file mappings/globex/no-such-file.jsonata")
                .containsPattern("config/suppliers/spock.yaml line \\d+: ")
                .contains(place("config/merchants/demo.yaml", "key: ${DEMO_STRIPE_KEY}")
                        + "environment variable DEMO_STRIPE_KEY is not set")
                .doesNotContain("\tat ");
    }

    @Test
    void aMappingThatCannotBeCompiledIsNamed() throws Exception {
        Installation.at(home).changed("mappings/globex/answers.jsonata", "$supplier := supplier;", "$supplier := ;");
        assertThat(refusal(secrets())).contains("globex/answers.jsonata").doesNotContain("environment variable");
    }

    @Test
    void aMailTemplateThatNamesSomethingUnknownIsNamedWithItsLine() throws Exception {
        Installation.at(home);
        Path template = home.resolve("mappings/acme/mail/request.txt");
        Files.createDirectories(template.getParent());
        Files.writeString(template, "Hello\n{{custmer}}\n");
        assertThat(refusal(secrets()))
                .contains("The mail templates cannot be used")
                .contains("mappings/acme/mail/request.txt line 2: unknown name 'custmer'");
    }

    /** Some value for every variable that the shipped configuration needs. */
    private Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new HashMap<>();
        try (var files = Files.walk(home.resolve("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher names = Pattern.compile("\\$\\{([A-Z_]+)}").matcher(Files.readString(file));
                names.results().forEach(name -> secrets.put(name.group(1), "some-secret"));
            }
        }
        return secrets;
    }

    /** {@code <file> line <n>: } for the first line of the file that says this. */
    private String place(String file, String text) throws IOException {
        List<String> lines = Files.readAllLines(home.resolve(file));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return file + " line " + (i + 1) + ": ";
            }
        }
        throw new IllegalArgumentException(file + " does not say " + text);
    }

    /** What the hub prints before it ends, in a process of its own. */
    private String refusal(Map<String, String> environment) throws Exception {
        Path data = home.resolve("data");
        File log = home.resolve("hub.log").toFile();
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Backhaul.class.getName(),
                        "--server.port=0",
                        "--backhaul.data=" + data,
                        "--backhaul.config-dir=" + home.resolve("config"),
                        "--backhaul.mappings-dir=" + home.resolve("mappings"))
                .redirectErrorStream(true)
                .redirectOutput(log);
        command.environment().putAll(environment);
        Process hub = command.start();
        assertThat(hub.waitFor(120, TimeUnit.SECONDS))
                .as("the hub ends by itself")
                .isTrue();
        assertThat(hub.exitValue()).isEqualTo(1);
        try (var files = Files.walk(data)) {
            assertThat(files).as("PostgreSQL has ended too").noneMatch(file -> file.endsWith("postmaster.pid"));
        }
        return Files.readString(log.toPath());
    }
}
