package io.backhaul.sandbox.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An append-only file of JSON lines that survives the death of its process (not of the machine: nothing is forced to the
 * disk). A last line that was torn by the death is forgotten: nobody had been answered yet.
 */
final class Journal implements AutoCloseable {

    private final Path file;
    private long good;
    private FileChannel channel;

    Journal(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
    }

    void replay(Consumer<JsonNode> entries) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (byte[] line = line(in); line != null; line = line(in)) {
                entries.accept(Json.read(line, JsonNode.class));
                good += line.length + 1L;
            }
        }
    }

    /** The next whole line without its end, or null. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toByteArray();
            }
            line.write(b);
        }
        return null;
    }

    /** Begins to append; what is on the shelf is written anew when the old journal has grown far beyond it. */
    void start(Map<String, Map<String, byte[]>> shelf) throws IOException {
        long live = shelf.values().stream()
                .flatMap(c -> c.values().stream())
                .mapToLong(d -> d.length)
                .sum();
        if (good > 8_000_000 && good > 2 * live) {
            rewrite(shelf);
        }
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(good);
        channel.position(good);
    }

    private void rewrite(Map<String, Map<String, byte[]>> shelf) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var out = Files.newOutputStream(fresh)) {
            for (var collection : shelf.entrySet()) {
                if (!collection.getValue().isEmpty()) {
                    out.write(Shelf.line(Map.of(collection.getKey(), collection.getValue())));
                }
            }
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        good = Files.size(file);
    }

    void append(byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
