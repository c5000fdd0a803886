package io.backhaul.hub.in;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Enumeration;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** A mail as the server holds it, byte for byte, never more than the limit. */
final class MailBytes {

    private static final int LONGEST_HEADER = 200_000;

    private MailBytes() {}

    /**
     * What was fetched.
     *
     * @param raw the whole mail; of one that is too large its header
     * @param size how large it is, as the server says or as it was found to be
     */
    record Fetched(byte[] raw, long size, boolean tooLarge) {}

    /**
     * Fetches a mail. Its size is asked first. One that comes shorter than announced is fetched twice: a server that cuts a mail
     * once is not believed, one that counts otherwise is.
     *
     * @throws IOException when it could not be fetched whole
     */
    static Fetched fetch(Message message, long limit) throws MessagingException, IOException {
        long announced = message.getSize();
        if (announced > limit) {
            return new Fetched(header(message), announced, true);
        }
        byte[] raw = read(message, limit);
        if (raw.length > limit) {
            return new Fetched(header(message), raw.length, true);
        }
        if (raw.length < announced && !Arrays.equals(raw, read(message, limit))) {
            throw new IOException("the server gave " + raw.length + " of " + announced + " bytes");
        }
        if (raw.length == 0) {
            throw new IOException("the server gave nothing of " + announced + " bytes");
        }
        return new Fetched(raw, raw.length, false);
    }

    private static byte[] read(Message message, long limit) throws MessagingException, IOException {
        try (InputStream content = ((IMAPMessage) message).getMimeStream()) {
            return content.readNBytes((int) Math.min(Integer.MAX_VALUE - 16L, limit + 1));
        }
    }

    private static byte[] header(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        Enumeration<String> lines = ((IMAPMessage) message).getAllHeaderLines();
        while (lines.hasMoreElements() && header.size() < LONGEST_HEADER) {
            byte[] line = (lines.nextElement() + "\r\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            header.write(line, 0, Math.min(line.length, LONGEST_HEADER));
        }
        return header.toByteArray();
    }
}
