package io.backhaul.hub.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Row("N1")
class BenchToolTest {

    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void anInstallationAndSamples() throws IOException {
        Files.createDirectories(home.resolve("config/suppliers"));
        Files.createDirectories(home.resolve("mappings/canonical"));
        Files.createDirectories(home.resolve("mappings/mail"));
        Files.createDirectories(home.resolve("samples"));
        for (String file : new String[] {"canonical/return-message.schema.json", "mail/answers.jsonata"}) {
            Files.copy(Path.of("mappings", file), home.resolve("mappings").resolve(file));
        }
        Files.writeString(
                home.resolve("samples/answers.csv"),
                "Return;Our PO;Article;Pieces;Result;Credit EUR\nR-100;#2001;INITRODE-7;1;ok;\nR-101;#2002;INITRODE-9;1;no;\n"
                        + "R-100;#2001;INITRODE-7;1;paid;49,90\n");
    }

    private int bench(String... more) {
        String[] args = new String[more.length + 5];
        args[0] = BenchTool.NAME;
        args[1] = "--samples=" + home.resolve("samples");
        args[2] = "--backhaul.data=" + home.resolve("data");
        args[3] = "--backhaul.config-dir=" + home.resolve("config");
        args[4] = "--backhaul.mappings-dir=" + home.resolve("mappings");
        System.arraycopy(more, 0, args, 5, more.length);
        return BenchTool.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void printsWhatTheSamplesWouldBecome() {
        assertThat(bench("--supplier=initrode", "--name=Initrode"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "Initrode answers by CSV files.",
                        "3 of 3 read; 1 return would become AUTHORIZED, 1 return would become DECLINED,"
                                + " 1 would move 49.90 EUR to supplier credit");
        assertThat(home.resolve("config/suppliers")).isEmptyDirectory();
    }

    @Test
    void publishesOnceAndReplacesNothing() throws IOException {
        assertThat(bench("--supplier=initrode", "--publish")).as(err.toString()).isZero();
        assertThat(home.resolve("mappings/initrode/samples/sample-1.expected.json"))
                .exists();
        Files.writeString(home.resolve("config/suppliers/initrode.yaml"), "changed by hand");
        assertThat(bench("--supplier=initrode", "--publish")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("config/suppliers/initrode.yaml");
        assertThat(home.resolve("config/suppliers/initrode.yaml")).hasContent("changed by hand");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(bench()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: bench");
    }
}
