package io.backhaul.hub.data;

import io.backhaul.hub.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories of the embedded database. A new one is made as {@code pg.new} and renamed to {@code pg} only when it is
 * complete and marked {@code initialised}: a hub killed in between starts anew and never on half a database.
 */
final class ClusterDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterDirectory.class);
    private static final String MARKER = "initialised";

    private final Path complete;
    private final Path unfinished;
    private final Path passwordFile;

    ClusterDirectory(Path data) {
        this.complete = data.resolve("pg");
        this.unfinished = data.resolve("pg.new");
        this.passwordFile = data.resolve("pg.password");
    }

    Path complete() {
        return complete;
    }

    Path passwordFile() {
        return passwordFile;
    }

    boolean isComplete() {
        return Files.exists(complete.resolve(MARKER));
    }

    /** Clears what an interrupted start left; the empty place in which to make a new database. */
    Path startAnew() throws IOException {
        OrphanPostmaster.stop(unfinished);
        delete(unfinished);
        if (Files.exists(complete)) {
            Path aside = complete.resolveSibling("pg.unfinished-" + System.currentTimeMillis());
            OrphanPostmaster.stop(complete);
            LOG.warn("{} is not a complete database of a hub; it is set aside as {}", complete, aside);
            PrivateFiles.rename(complete, aside);
        }
        return unfinished;
    }

    void markComplete() throws IOException {
        PrivateFiles.write(unfinished.resolve(MARKER), new byte[0]);
        PrivateFiles.rename(unfinished, complete);
    }

    /** The superuser's password, made once; only the hub's user can read it. */
    String password() throws IOException {
        if (!Files.exists(passwordFile)) {
            if (isComplete()) {
                throw new StartRefused(
                        "The password of the embedded database is missing: " + passwordFile,
                        "Restore that file from the backup of the data directory.");
            }
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            PrivateFiles.write(passwordFile, HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII));
        }
        return Files.readString(passwordFile, StandardCharsets.US_ASCII).strip();
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
