package io.backhaul.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

@ExtendWith(OutputCaptureExtension.class)
class ConsolePasswordTest {

    private final RememberingEncoder encoder = new RememberingEncoder(new BCryptPasswordEncoder(4));

    @TempDir
    Path data;

    @Test
    void aConfiguredPasswordLeavesNoFile() {
        String hash = password().hash(new ConsoleSettings("demo", "demo", "secret"));
        assertThat(encoder.matches("secret", hash)).isTrue();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aGeneratedPasswordIsShownOnceAndKeptAsAHash(CapturedOutput output) throws Exception {
        String hash = password().hash(new ConsoleSettings("demo", "admin", null));
        String shown = output.getAll().replaceAll("(?s).*with password (\\S+) .*", "$1");
        assertThat(encoder.matches(shown, hash)).isTrue();
        assertThat(Files.readString(data.resolve(ConsolePassword.FILE)))
                .startsWith("$2a$")
                .doesNotContain(shown);

        assertThat(password().hash(new ConsoleSettings("demo", "admin", ""))).isEqualTo(hash);
        assertThat(output.getAll().split(java.util.regex.Pattern.quote(shown), -1))
                .hasSize(2);
    }

    @Test
    void remembersOnlyTheRightPassword() {
        String hash = encoder.encode("secret");
        assertThat(encoder.matches("secret", hash)).isTrue();
        assertThat(encoder.matches("secret", hash)).as("remembered").isTrue();
        assertThat(encoder.matches("guess", hash)).isFalse();
        assertThat(encoder.matches("secret", encoder.encode("other"))).isFalse();
    }

    private ConsolePassword password() {
        return new ConsolePassword(encoder, data);
    }
}
