package io.backhaul.sandbox.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** The DNS in which the simulated suppliers publish their DKIM keys. It knows nothing else, and answers at once. */
public final class KeyServer implements AutoCloseable {

    private static final Map<String, String> PUBLISHED = new ConcurrentHashMap<>();
    private static final int LONGEST_TEXT = 250;

    private final DatagramSocket socket;

    private KeyServer(DatagramSocket socket) {
        this.socket = socket;
    }

    static KeyServer start(int port) {
        try {
            KeyServer server = new KeyServer(new DatagramSocket(port, InetAddress.getByName("127.0.0.1")));
            Thread thread = new Thread(server::serve, "dkim-keys");
            thread.setDaemon(true);
            thread.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on a key is found under this name, for example {@code k1._domainkey.acme.example}. */
    public static void publish(String name, String record) {
        PUBLISHED.put(name.toLowerCase(Locale.ROOT), record);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void serve() {
        byte[] buffer = new byte[4096];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                byte[] answer = answer(new Message(java.util.Arrays.copyOf(packet.getData(), packet.getLength())));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static byte[] answer(Message query) {
        Record question = query.getQuestion();
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        Name name = question.getName();
        String record = PUBLISHED.get(name.toString(true).toLowerCase(Locale.ROOT));
        if (record == null) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            answer.addRecord(new TXTRecord(name, DClass.IN, 60, texts(record)), Section.ANSWER);
        }
        return answer.toWire();
    }

    private static List<String> texts(String record) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < record.length(); i += LONGEST_TEXT) {
            texts.add(record.substring(i, Math.min(record.length(), i + LONGEST_TEXT)));
        }
        return texts;
    }

    @Override
    public void close() {
        socket.close();
    }
}
