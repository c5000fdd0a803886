package io.backhaul.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.MailSettings.Imap;
import io.backhaul.hub.work.Mailboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every channel the hub reads is watched under its own code and called what it is. */
@Row("N12")
class WatchedChannelsTest {

    private static final Duration MAIL = Duration.ofSeconds(30);
    private static final Duration FILES = Duration.ofSeconds(60);
    private static final Duration PLATFORM = Duration.ofMinutes(15);

    @TempDir
    private Path config;

    private void copy(String file) throws IOException {
        Files.createDirectories(config.resolve(file).getParent());
        Files.copy(Path.of("config").resolve(file), config.resolve(file));
    }

    private Map<String, Watched> watched() {
        Imap imap = new Imap("imap.example", 993, true, false, "returns", "secret", null, null, null);
        Mailboxes boxes = new Mailboxes(new MailSettings("returns@one.example", "mx", "demo", imap), List.of());
        var merchants = ShippedFiles.read(config, name -> name.endsWith("_PORT") ? "9" : "http://127.0.0.1:9");
        return new WatchedChannels(boxes, merchants, new WatchedChannels.Pace(MAIL, FILES, PLATFORM))
                .all().stream().collect(Collectors.toMap(Watched::channel, Function.identity()));
    }

    @Test
    void aFolderIsAChannelOfFilesLikeAServer() throws IOException {
        for (String file : List.of("merchants/demo.yaml", "suppliers/acme.yaml", "suppliers/globex.yaml")) {
            copy(file);
        }
        String initech = Files.readString(Path.of("config/suppliers/initech.yaml"));
        Files.writeString(
                config.resolve("suppliers/initech.yaml"),
                initech.replaceAll("(?s)  type: sftp\n.*?  in: in", "  type: folder\n  in: in"));

        Map<String, Watched> all = watched();
        assertThat(all).containsOnlyKeys("mail:returns", "sftp:globex", "folder:initech");
        Watched folder = all.get("folder:initech");
        assertThat(folder.name()).isEqualTo("Folder of Initech");
        assertThat(folder.every()).isEqualTo(FILES);
        assertThat(folder.by()).isEqualTo("folder");
        assertThat(all.get("sftp:globex").name()).isEqualTo("SFTP directory of Globex");
        assertThat(all.get("sftp:globex").by()).isEqualTo("SFTP");
        assertThat(all.get("mail:returns").by()).isEqualTo("mail");
        assertThat(all.get("mail:returns").every()).isEqualTo(MAIL);
    }
}
