package io.backhaul.sandbox.files;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;

/** Breaks connections in the middle of downloads. */
final class Cuts implements SftpEventListener {

    private static final int AFTER = 32 * 1024;

    private final Map<String, Integer> wanted = new ConcurrentHashMap<>();
    private final AtomicInteger made = new AtomicInteger();

    void cut(String name, int times) {
        wanted.put(name, times);
    }

    int made() {
        return made.get();
    }

    @Override
    public void reading(
            ServerSession session,
            String remoteHandle,
            FileHandle file,
            long offset,
            byte[] data,
            int dataOffset,
            int dataLength)
            throws IOException {
        String name = file.getFile().getFileName().toString();
        if (offset < AFTER || !wanted.containsKey(name)) {
            return;
        }
        wanted.computeIfPresent(name, (cut, left) -> left > 1 ? left - 1 : null);
        made.incrementAndGet();
        session.close(true);
        throw new IOException("cut");
    }
}
