package io.backhaul.sandbox.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** A network line to a server of this machine, which can be cut: at once, after so many bytes, or at a certain request. */
public final class Line implements AutoCloseable {

    private static final long NEVER = Long.MAX_VALUE;

    private final ServerSocket entry;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean down;
    private volatile LongSupplier bytes = () -> NEVER;
    private volatile Predicate<String> poison = request -> false;

    /** @param port where it begins; 0 for any free one */
    public Line(int port, int server) {
        this.server = server;
        try {
            entry = new ServerSocket();
            entry.setReuseAddress(true);
            entry.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public int port() {
        return entry.getLocalPort();
    }

    /** The server is away: nobody gets through, and whoever was connected is cut off. */
    public void down(boolean away) {
        down = away;
        if (away) {
            open.forEach(Line::close);
        }
    }

    /** Every connection from now on is cut after so many bytes from the server. */
    public void cutAfter(LongSupplier bytesOfConnection) {
        bytes = bytesOfConnection;
    }

    /** No connection is cut any more after so many bytes. */
    public void whole() {
        bytes = () -> NEVER;
        poison = request -> false;
    }

    /** Every connection is cut at such a request: the server dies of it. */
    public void diesAt(Predicate<String> request) {
        poison = request;
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                if (down) {
                    close(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                if (!entry.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket there;
        try {
            there = new Socket(InetAddress.getLoopbackAddress(), server);
        } catch (IOException e) {
            close(client);
            return;
        }
        client.setTcpNoDelay(true);
        there.setTcpNoDelay(true);
        open.add(client);
        open.add(there);
        long after = bytes.getAsLong();
        daemon(() -> pump(client, there, NEVER, true));
        daemon(() -> pump(there, client, after, false));
    }

    private void pump(Socket from, Socket to, long left, boolean watched) {
        byte[] buffer = new byte[8192];
        long rest = left;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int n = in.read(buffer);
            while (n >= 0 && rest > 0) {
                int pass = (int) Math.min(n, rest);
                if (watched && poison.test(new String(buffer, 0, n, StandardCharsets.ISO_8859_1))) {
                    break;
                }
                out.write(buffer, 0, pass);
                out.flush();
                rest -= pass;
                n = rest > 0 ? in.read(buffer) : -1;
            }
        } catch (IOException e) {
            rest = 0; // the other side has gone
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            entry.close();
            open.forEach(Line::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
