package io.backhaul.hub.in;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An IMAP server that takes XOAUTH2 and nothing else, as Microsoft 365 and Google do; behind it stands one with a password. */
final class TokenGate implements AutoCloseable {

    /** Tokens it takes. */
    final List<String> good = new CopyOnWriteArrayList<>();

    /** How the hub tried to log in, in order: the token, or what it said instead. */
    final List<String> tried = new CopyOnWriteArrayList<>();

    private final ServerSocket entry;
    private final int server;

    TokenGate(int server) throws IOException {
        this.server = server;
        this.entry = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                daemon(() -> guard(client));
            } catch (IOException e) {
                if (!entry.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void guard(Socket client) {
        try (client) {
            BufferedReader in = reader(client);
            OutputStream out = client.getOutputStream();
            say(out, "* OK ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                if (words[1].equalsIgnoreCase("CAPABILITY")) {
                    say(out, "* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 LOGINDISABLED");
                    say(out, words[0] + " OK done");
                } else if (words[1].equalsIgnoreCase("AUTHENTICATE")) {
                    if (words.length < 4) {
                        say(out, "+ ");
                    }
                    String token = token(words.length < 4 ? in.readLine() : words[3]);
                    tried.add(token);
                    if (good.contains(token)) {
                        say(out, words[0] + " OK welcome");
                        through(in, client);
                        return;
                    }
                    say(out, words[0] + " NO [AUTHENTICATIONFAILED] invalid token");
                } else {
                    tried.add(words[1]);
                    say(out, words[0] + " BAD not before AUTHENTICATE");
                }
            }
        } catch (IOException e) {
            tried.add("hung up"); // as clients do
        }
    }

    /** {@code user=...^Aauth=Bearer ...^A^A} */
    private static String token(String base64) {
        String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        return text.replaceFirst("(?s)^user=returns\u0001auth=Bearer (.*)\u0001\u0001$", "$1");
    }

    private void through(BufferedReader fromClient, Socket client) throws IOException {
        try (Socket there = new Socket(InetAddress.getLoopbackAddress(), server)) {
            InputStream in = there.getInputStream();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1), 1);
            lines.readLine();
            say(there.getOutputStream(), "gate LOGIN " + MailServer.USER + " " + MailServer.USER);
            for (String line = lines.readLine(); !line.startsWith("gate "); line = lines.readLine()) {
                continue;
            }
            daemon(() -> {
                try {
                    in.transferTo(client.getOutputStream());
                } catch (IOException e) {
                    tried.add("hung up");
                }
            });
            for (String line = fromClient.readLine(); line != null; line = fromClient.readLine()) {
                say(there.getOutputStream(), line);
            }
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "token-gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            entry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
