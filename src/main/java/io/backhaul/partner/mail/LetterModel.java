package io.backhaul.partner.mail;

import io.backhaul.partner.mail.SupplierMail.About;
import io.backhaul.partner.mail.SupplierMail.Item;
import io.backhaul.partner.mail.SupplierMail.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a template may name. The questions ask for answers the mapping can read, and no sentence holds a verdict word: a
 * supplier's mail program may quote us without marking it.
 */
final class LetterModel {

    /** Every name a template may use; one that is not here stops the start. */
    static final Set<String> NAMES = Set.of(
            "subject",
            "language",
            "hello",
            "opening",
            "orderLine",
            "items",
            "quantity",
            "sku",
            "reason",
            "facts",
            "label",
            "value",
            "questions",
            "number",
            "text",
            "evidence",
            "leftOut",
            "linkText",
            "answerLink",
            "linkNote",
            "keepSubject",
            "merchant",
            "order",
            "po",
            "rma",
            "tracking",
            "amount",
            "note");

    private final MailWords words;
    private final SupplierMail mail;

    LetterModel(MailWords words, SupplierMail mail) {
        this.words = words;
        this.mail = mail;
    }

    String subject() {
        return words.say(mail.purpose().word() + ".subject", order());
    }

    Map<String, Object> values() {
        About about = mail.about();
        Map<String, Object> values = new HashMap<>();
        values.put("subject", subject());
        values.put("language", words.language());
        values.put("hello", words.say("hello"));
        values.put("opening", words.say(mail.purpose().word() + ".opening", order()));
        values.put("orderLine", orderLine(about));
        values.put("items", about.items().stream().map(this::item).toList());
        values.put("facts", facts(about));
        values.put("questions", questions());
        values.put("evidence", counted("evidence", mail.evidence().size()));
        values.put("leftOut", counted("leftOut", mail.leftOut()));
        values.put("linkText", words.say("link"));
        values.put("answerLink", mail.answerLink());
        values.put("linkNote", words.say("linkNote"));
        values.put("keepSubject", words.say("keepSubject"));
        values.put("merchant", line(mail.thread().ourName()));
        values.put("order", line(about.orderName()));
        values.put("po", line(about.poNumber()));
        values.put("rma", line(about.rma()));
        values.put("tracking", line(about.tracking()));
        values.put("amount", amount(about));
        values.put("note", line(about.note()));
        return values;
    }

    private Map<String, String> order() {
        return Map.of("order", line(mail.about().orderName()));
    }

    private String orderLine(About about) {
        String order = words.say("order", order());
        return about.poNumber() == null ? order : order + ", " + words.say("po", Map.of("po", line(about.poNumber())));
    }

    private Map<String, Object> item(Item item) {
        String reason = item.reason() == null ? "" : words.say("reason." + item.reason());
        return Map.of("quantity", item.quantity(), "sku", line(item.sku()), "reason", reason);
    }

    private List<Map<String, String>> facts(About about) {
        List<Map<String, String>> facts = new ArrayList<>();
        fact(facts, "rma", about.rma());
        fact(facts, "tracking", about.tracking());
        fact(facts, "amount", amount(about));
        fact(facts, "note", about.note());
        return facts;
    }

    private void fact(List<Map<String, String>> facts, String label, String value) {
        if (!line(value).isEmpty()) {
            facts.add(Map.of("label", words.say(label), "value", line(value)));
        }
    }

    private static String amount(About about) {
        return about.claim() == null ? "" : about.claim().toString();
    }

    private List<Map<String, Object>> questions() {
        String group = group(mail.purpose());
        List<Map<String, Object>> questions = new ArrayList<>();
        int last = group.equals("credit") ? 2 : 3;
        for (int number = 1; number <= last; number++) {
            questions.add(Map.of("number", number, "text", words.say("question." + group + "." + number)));
        }
        return questions;
    }

    private static String group(Purpose purpose) {
        return switch (purpose) {
            case RMA_REQUEST, REMINDER -> "take";
            case INSPECTION_REQUEST -> "inspect";
            case CLAIM, CREDIT_REMINDER -> "credit";
        };
    }

    private String counted(String key, int files) {
        return files == 0 ? "" : words.say(key, Map.of("files", files));
    }

    private static String line(String text) {
        return text == null ? "" : Letter.oneLine(text);
    }
}
