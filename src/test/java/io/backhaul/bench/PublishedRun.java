package io.backhaul.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.mapping.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** What publishing writes, in an installation of its own, and the published samples run there as the tests they are from then on. */
final class PublishedRun {

    private PublishedRun() {}

    /** The passport is read as at a start of the hub. */
    private static void theHubTakes(Path installation) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config/merchants"), installation.resolve("config/merchants"));
        assertThat(ShippedFiles.read(
                                installation.resolve("config"),
                                installation.resolve("mappings"),
                                name -> name.endsWith("PORT") ? null : "set")
                        .supplier("hooli"))
                .isPresent();
    }

    /** The samples that were run. */
    static List<Path> of(DraftFiles files, Path installation) throws IOException {
        Path mappings = installation.resolve("mappings");
        Files.createDirectories(mappings.resolve("canonical"));
        Files.copy(
                Path.of("mappings/canonical/return-message.schema.json"),
                mappings.resolve("canonical/return-message.schema.json"));
        FileSystemUtils.copyRecursively(Path.of("mappings/mail/words"), mappings.resolve("mail/words"));
        try (Stream<Path> mail = Files.list(Path.of("mappings/mail"))) {
            for (Path file : mail.filter(Files::isRegularFile).toList()) {
                Files.copy(file, mappings.resolve("mail").resolve(file.getFileName()));
            }
        }
        for (Map.Entry<String, String> text : files.texts().entrySet()) {
            Path file = installation.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
        theHubTakes(installation);
        SampleRun run = new SampleRun(installation);
        for (Path sample : run.samples()) {
            run.check(sample);
        }
        return run.samples();
    }
}
