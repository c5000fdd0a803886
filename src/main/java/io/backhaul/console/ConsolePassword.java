package io.backhaul.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The hash of the console's password. Without a configured one a password is made at the first start, shown once in the log,
 * and kept only as a hash in the data directory.
 */
final class ConsolePassword {

    static final String FILE = "console.password";

    private static final Logger LOG = LoggerFactory.getLogger(ConsolePassword.class);
    private static final int RANDOM_BYTES = 18;

    private final PasswordEncoder encoder;
    private final Path file;

    ConsolePassword(PasswordEncoder encoder, Path dataDirectory) {
        this.encoder = encoder;
        this.file = dataDirectory.resolve(FILE);
    }

    /** The hash to check against; {@link UncheckedIOException} when the data directory cannot be used. */
    String hash(ConsoleSettings settings) {
        if (settings.password() != null && !settings.password().isBlank()) {
            return encoder.encode(settings.password());
        }
        try {
            return Files.exists(file) ? Files.readString(file).strip() : generate(settings.user());
        } catch (IOException e) {
            throw new UncheckedIOException("the console's password cannot be kept in " + file, e);
        }
    }

    private String generate(String user) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String hash = encoder.encode(password);
        write(hash);
        LOG.warn(
                "No console password is configured. Log in as '{}' with password {} (shown once; delete {} to get a new one).",
                user,
                password,
                file);
        return hash;
    }

    private void write(String hash) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path aside = file.resolveSibling(FILE + ".tmp");
        Files.deleteIfExists(aside);
        if (aside.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(aside, hash + System.lineSeparator());
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
