package io.backhaul.hub.data;

import io.backhaul.hub.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The one directory the hub writes under. Opening it takes {@code hub.lock}, so that two hubs never share a directory;
 * the lock dies with the process.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Creates the directory where needed and locks it; {@link StartRefused} when another hub holds it. */
    public static DataDirectory open(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            return new DataDirectory(path, lock(path));
        } catch (IOException e) {
            throw new StartRefused(
                    "The data directory " + path + " cannot be used: " + e,
                    "Make it writable for this user, or name another one in BACKHAUL_DATA.",
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (taken(channel)) {
            return channel;
        }
        channel.close();
        throw new StartRefused(
                "Another hub runs on this data directory: " + path,
                "Stop that hub, or give this one a directory of its own in BACKHAUL_DATA.");
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    /** A path inside the directory; nothing is created. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
