package io.backhaul.partner.mail;

import io.backhaul.mapping.UnreadableMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;

/**
 * Everything that stands in a mail, whatever of it counts as an answer: the fields of all headers and every part, decoded, those
 * of mails within it too.
 */
public final class MailContent {

    private static final Pattern FIRST_FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,75}:");
    private static final int FIRST = 80;

    private MailContent() {}

    /**
     * Shows what stands in it, one after the other. Nothing when it is no mail, or one with more in it than is ever read; of one
     * that breaks off, what stands before.
     *
     * @param fields gets the text of each field of a header
     * @param parts gets each part's bytes, and them as text in the part's character set
     */
    public static void show(byte[] original, Consumer<String> fields, BiConsumer<byte[], String> parts) {
        if (!isMail(original)) {
            return;
        }
        try {
            MailReader.refuseTooMuch(original);
            MimeStreamParser parser = new MimeStreamParser(MailReader.LIMITS);
            parser.setContentDecoding(true);
            parser.setContentHandler(new Content(fields, parts));
            parser.parse(new ByteArrayInputStream(original));
        } catch (UnreadableMessage | MimeException | IOException tooMuchOrBroken) {
            return; // what came before was shown
        }
    }

    /** Whether it begins as a header does. */
    private static boolean isMail(byte[] original) {
        String first = new String(original, 0, Math.min(original.length, FIRST), StandardCharsets.ISO_8859_1);
        return FIRST_FIELD.matcher(first).lookingAt();
    }

    private static final class Content extends AbstractContentHandler {

        private final Consumer<String> fields;
        private final BiConsumer<byte[], String> parts;

        Content(Consumer<String> fields, BiConsumer<byte[], String> parts) {
            this.fields = fields;
            this.parts = parts;
        }

        @Override
        public void field(Field field) {
            fields.accept(HeaderWords.decode(field.getBody()));
        }

        @Override
        public void body(BodyDescriptor part, InputStream content) throws IOException {
            byte[] bytes = content.readAllBytes();
            parts.accept(bytes, MailText.decode(bytes, part.getCharset()).text());
        }
    }
}
