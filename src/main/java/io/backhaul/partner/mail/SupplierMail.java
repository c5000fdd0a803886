package io.backhaul.partner.mail;

import io.backhaul.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A mail we write to a supplier; {@link MailTemplates} find the words, {@link SupplierMailWriter} makes the bytes of it.
 *
 * @param purpose what we want of him
 * @param thread the thread it belongs to
 * @param to the supplier's address
 * @param cc who gets a copy
 * @param about the return it is about
 * @param evidence files to attach, unchanged
 * @param leftOut how many more files are too large for a mail to him
 * @param answerLink where he can answer without an account, or null
 * @param date when it is written (UTC)
 */
public record SupplierMail(
        Purpose purpose,
        Thread thread,
        String to,
        List<String> cc,
        About about,
        List<Attachment> evidence,
        int leftOut,
        String answerLink,
        Instant date) {

    /** What a mail asks for. */
    public enum Purpose {
        /** Do you take it back, and where shall it go (row S156)? */
        RMA_REQUEST("request"),
        /** The first question again, because no answer came. */
        REMINDER("reminder"),
        /** The parcel is there: what did you find (row S165)? */
        INSPECTION_REQUEST("inspection"),
        /** The goods stay with the customer: please credit us (rows S174, S175). */
        CLAIM("claim"),
        /** The credit has not come. */
        CREDIT_REMINDER("credit-reminder");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        /** As files and settings name it, for example {@code credit-reminder}. */
        public String word() {
            return word;
        }
    }

    /**
     * @param id makes the Message-ID unique and the same at every attempt: letters, digits, dash, underscore
     * @param token reply token of the leg
     * @param ourAddress where answers arrive, for example {@code returns@backhaul.test}
     * @param ourName the merchant's name as the supplier knows it
     * @param earlier Message-IDs of the thread so far, oldest first; the last one is answered
     */
    public record Thread(String id, String token, String ourAddress, String ourName, List<String> earlier) {
        public Thread {
            Objects.requireNonNull(token, "token");
            earlier = earlier == null ? List.of() : List.copyOf(earlier);
        }

        /** Where a mail of this thread comes back to when it cannot be delivered. */
        public String returnPath() {
            return MailKeys.replyTo(ourAddress, token);
        }

        public String messageId() {
            return MailKeys.messageId(id, token, ourAddress.substring(ourAddress.indexOf('@') + 1));
        }
    }

    /**
     * @param orderName order as both sides name it; always in subject and text
     * @param poNumber our purchase order number, or null when it is the order name
     * @param rma the supplier's RMA number, or null while there is none
     * @param tracking tracking number of the return parcel, or null
     * @param items what goes back
     * @param claim what we ask him to credit, or null
     * @param note more words, or null
     */
    public record About(
            String orderName,
            String poNumber,
            String rma,
            String tracking,
            List<Item> items,
            Money claim,
            String note) {
        public About {
            Objects.requireNonNull(orderName, "orderName");
            items = List.copyOf(items);
        }
    }

    /** One line of the return; {@code reason} as the code of it, for example {@code DEFECTIVE}, or null. */
    public record Item(String sku, int quantity, String reason) {}

    public SupplierMail {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(to, "to");
        cc = cc == null ? List.of() : List.copyOf(cc);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        Objects.requireNonNull(date, "date");
    }
}
