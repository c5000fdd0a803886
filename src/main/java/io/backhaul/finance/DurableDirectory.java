package io.backhaul.finance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** A directory in which a file is there whole and on disk, or not at all. */
final class DurableDirectory {

    private final Path directory;

    DurableDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Puts a file there; the same bytes again change nothing.
     *
     * @throws FileAlreadyExistsException when the name is taken by other bytes: a released file is never overwritten
     */
    void put(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path target = directory.resolve(name);
        if (Files.exists(target)) {
            refuseOtherBytes(target, bytes);
            return;
        }
        Files.createDirectories(directory);
        Path aside = directory.resolve(name + ".tmp");
        writeForced(aside, bytes);
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
        forceDirectory();
    }

    private static void refuseOtherBytes(Path target, byte[] bytes) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(target), bytes)) {
            throw new FileAlreadyExistsException(target.toString(), null, "holds other bytes than were released");
        }
    }

    private static void writeForced(Path path, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Makes the rename itself durable; Windows neither needs nor allows it. */
    private void forceDirectory() throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
