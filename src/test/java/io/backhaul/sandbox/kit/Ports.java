package io.backhaul.sandbox.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that stay the same over restarts, as long as nobody else takes them. */
public final class Ports {

    private static final String COLLECTION = "ports";

    private final Shelf shelf;

    /** Remembers on that shelf. */
    public Ports(Shelf shelf) {
        this.shelf = shelf;
    }

    /** The port of that service: the one of last time if it is free, else another free one. */
    public int of(String service) {
        int last = shelf.find(COLLECTION, service, Integer.class).orElse(0);
        Integer port = last == 0 ? null : free(last);
        int chosen = port == null ? free(0) : port;
        shelf.put(COLLECTION, service, chosen);
        return chosen;
    }

    private static Integer free(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw new UncheckedIOException("no free port", e);
            }
            return null;
        }
    }
}
