package io.backhaul.partner.mail;

import io.backhaul.partner.mail.SupplierMail.About;
import io.backhaul.partner.mail.SupplierMail.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The words of our mails. They ask for answers the mapping can read, and avoid the verdict words themselves: a supplier's
 * mail program may quote us without marking it.
 */
final class SupplierMailText {

    private SupplierMailText() {}

    static String subject(SupplierMail mail) {
        String order = oneLine(mail.about().orderName());
        String what = switch (mail.purpose()) {
            case RMA_REQUEST -> "Return request for order " + order;
            case REMINDER -> "Reminder: return request for order " + order;
            case INSPECTION_REQUEST -> "Returned goods of order " + order + ": your findings";
            case CLAIM -> "Claim for order " + order;
            case CREDIT_REMINDER -> "Reminder: credit for order " + order;
        };
        return what + " " + MailKeys.subjectMark(mail.thread().token());
    }

    static String body(SupplierMail mail) {
        List<String> blocks = new ArrayList<>();
        blocks.add("Hello,");
        blocks.add(opening(mail.purpose(), oneLine(mail.about().orderName())));
        blocks.add(facts(mail.about()));
        blocks.add(question(mail.purpose()));
        if (!mail.evidence().isEmpty()) {
            blocks.add("Evidence is attached: " + mail.evidence().size() + " file(s).");
        }
        blocks.add("Please keep the subject of this mail when you reply.");
        blocks.add(oneLine(mail.thread().ourName()));
        return String.join("\n\n", blocks) + "\n";
    }

    private static String opening(Purpose purpose, String order) {
        return switch (purpose) {
            case RMA_REQUEST -> "A customer wants to send back goods of order " + order + ".";
            case REMINDER -> "We asked you about order " + order + " and have no answer yet.";
            case INSPECTION_REQUEST -> "The parcel with the goods of order " + order + " should be with you now.";
            case CLAIM -> "The goods of order " + order + " stay with the customer; nothing is sent to you.";
            case CREDIT_REMINDER -> "We are still waiting for your credit memo for order " + order + ".";
        };
    }

    private static String facts(About about) {
        List<String> lines = new ArrayList<>();
        lines.add("Order " + oneLine(about.orderName())
                + (about.poNumber() == null ? "" : ", purchase order " + oneLine(about.poNumber())));
        about.items()
                .forEach(item -> lines.add("  " + item.quantity() + " x " + oneLine(item.sku())
                        + (item.reason() == null ? "" : " (" + oneLine(item.reason()) + ")")));
        addIf(lines, "Your return number", about.rma());
        addIf(lines, "Tracking number", about.tracking());
        addIf(
                lines,
                "Amount we ask for",
                about.claim() == null ? null : about.claim().toString());
        addIf(lines, "Note", about.note());
        return String.join("\n", lines);
    }

    private static String question(Purpose purpose) {
        return switch (purpose) {
            case RMA_REQUEST, REMINDER ->
                numbered(
                        "Do you take these goods back?",
                        "If so, what is the RMA number, and to which address shall they go?",
                        "If not, for what reason?");
            case INSPECTION_REQUEST ->
                numbered(
                        "Has it come, and is it complete?",
                        "Do the goods show the fault the customer described?",
                        "What becomes of them? Please answer with a line that begins with \"Disposition\" (one of: "
                                + "resellable / scrap / missing).");
            case CLAIM, CREDIT_REMINDER ->
                numbered(
                        "Do you credit this amount?",
                        "What is the number of the credit memo, and its amount and currency?");
        };
    }

    private static String numbered(String... questions) {
        List<String> numbered = new ArrayList<>();
        for (String question : questions) {
            numbered.add((numbered.size() + 1) + ". " + question);
        }
        return numbered.stream().collect(Collectors.joining("\n"));
    }

    private static void addIf(List<String> lines, String label, String value) {
        if (value != null && !value.isBlank()) {
            lines.add(label + ": " + oneLine(value));
        }
    }

    /** No partner's or customer's text may start a new line of ours, least of all in a header. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
