package io.backhaul.sandbox.files;

import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One supplier's two directories. */
final class DropBox {

    private final Path in;
    private final Path out;
    private final Path unfinished;
    private Instant lastDrop = Instant.EPOCH;

    DropBox(Path home, Path unfinished) throws IOException {
        this.in = Files.createDirectories(home.resolve("in"));
        this.out = Files.createDirectories(home.resolve("out"));
        Files.createDirectories(home.resolve("canary")); // where the hub may write and read a file of its own
        this.unfinished = Files.createDirectories(unfinished);
    }

    /**
     * Drops a file in one piece. SFTP clients see whole seconds, so no two files get the same one: who reads the oldest
     * first then reads them in the order in which they were dropped.
     */
    synchronized void drop(String name, byte[] content) {
        if (!name.matches("[\\w.#+ -]{1,200}") || name.startsWith(".")) {
            throw new Refusal(400, "not a plain file name: " + name);
        }
        awaitNextSecond();
        try {
            Path temporary = Files.createTempFile(unfinished, "drop", null);
            Files.write(temporary, content);
            lastDrop = Instant.now();
            Files.setLastModifiedTime(temporary, FileTime.from(lastDrop));
            Files.move(temporary, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitNextSecond() {
        Instant next = lastDrop.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        long wait = Duration.between(Instant.now(), next).toMillis();
        if (wait >= 0) {
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(wait + 5, TimeUnit.MILLISECONDS))
                    .join();
        }
    }

    /** What the hub has left, without what it is still writing. */
    List<LeftFile> left() {
        return listed(out);
    }

    /** What still lies there for the hub. */
    List<LeftFile> dropped() {
        return listed(in);
    }

    private static List<LeftFile> listed(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> finished(file.getFileName().toString()))
                    .map(Row::of)
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparing(Row::at)
                            .thenComparing(row -> row.file().name()))
                    .map(Row::file)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean finished(String name) {
        return !name.startsWith(".") && !name.matches("(?i).*\\.(tmp|part|filepart|inprogress|camellock)");
    }

    private record Row(FileTime at, LeftFile file) {

        /** The file as it is now, or null if it has just gone. */
        static Row of(Path path) {
            try {
                byte[] content = Files.readAllBytes(path);
                String text = new String(content, StandardCharsets.UTF_8);
                String name = path.getFileName().toString();
                return new Row(
                        Files.getLastModifiedTime(path),
                        new LeftFile(name, content.length, Signatures.sha256(content), text));
            } catch (NoSuchFileException e) {
                return null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
