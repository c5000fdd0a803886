package io.backhaul.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** One return and the people around it: each look at the world plays at most one step, when its cue has come. */
final class CrashReturn {

    private static final String CLERK = "Acme Returns <rma@acme.example>";
    private static final String CSV = "RMA No;Order;SKU;Qty;Status;Condition;Amount;Currency\r\n";

    /** How a return goes. */
    enum Course {
        /** 5.00, refunded at once, nothing goes back. */
        KEEP_IT,
        /** Answered by mail. */
        MAIL,
        /** Answered by files. */
        FILES
    }

    private final Course course;
    private final int number;
    private final Desk partners;
    private JsonNode made;
    private int step;

    CrashReturn(int index, Desk partners) {
        this.course = Course.values()[index % Course.values().length];
        this.number = 50_001 + index;
        this.partners = partners;
    }

    Course course() {
        return course;
    }

    String order() {
        return "#" + number;
    }

    String payment() {
        return made.get("payment").asText();
    }

    /** What the customer must get back, in cents: no two returns near each other owe the same. */
    long owed() {
        return switch (course) {
            case KEEP_IT -> 500;
            case MAIL -> 2000 + number % 1000;
            case FILES -> 2 * (1500 + number % 1000);
        };
    }

    private String money(long cents, char point) {
        return "%d%c%02d".formatted(cents / 100, point, cents % 100);
    }

    /** The customer asks. Far more was captured than is owed, so that a second refund would not be refused by the gateway. */
    void open() {
        int quantity = course == Course.FILES ? 2 : 1;
        String sku = (course == Course.FILES ? "GLOBEX-" : "ACME-") + number;
        made = partners.post(
                "/sandbox/shopify/returns",
                Map.of(
                        "store",
                        "demo",
                        "orderName",
                        order(),
                        "note",
                        "does not switch on",
                        "photos",
                        course == Course.MAIL ? 1 : 0,
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", quantity, "price", money(owed() / quantity, '.'))),
                        "alsoOrdered",
                        List.of(Map.of("sku", "ACME-KEPT", "quantity", 1, "price", "200.00"))));
    }

    /** Plays the next step if its cue has come; true when a step was played. */
    boolean play(Sight sight) {
        boolean played = switch (course) {
            case KEEP_IT -> false;
            case MAIL -> playMail(sight);
            case FILES -> playFiles(sight);
        };
        if (played) {
            step++;
        }
        return played;
    }

    private boolean playMail(Sight sight) {
        List<JsonNode> mails = sight.mailsAbout(order());
        return switch (step) {
            case 0 ->
                !mails.isEmpty()
                        && reply(
                                mails.get(0),
                                "Hello,\n\nApproved. RMA number: RMA-" + number
                                        + "\nShip to: Acme Returns, Dock 4, 1 Industrial Way, Reno NV 89501, USA");
            case 1 -> sight.approved(made.get("returnId").asText()) && ship();
            case 2 -> track("delivered");
            case 3 ->
                mails.size() > 1
                        && reply(
                                mails.get(mails.size() - 1),
                                "Item received and inspected: defect confirmed.\nDisposition: scrap");
            case 4 ->
                !sight.paid(payment()).isEmpty()
                        && reply(
                                mails.get(0),
                                "Credit memo CM-" + number + " for RMA-" + number + ": USD " + money(owed(), '.')
                                        + " has been credited to your account.");
            default -> false;
        };
    }

    private boolean playFiles(Sight sight) {
        String row = "GX-" + number + ";" + order() + ";GLOBEX-" + number + ";2;";
        return switch (step) {
            case 0 -> sight.fileAbout(order()) && drop("rma", row + "APPROVED;;;\r\n");
            case 1 -> sight.approved(made.get("returnId").asText()) && ship();
            case 2 -> track("delivered");
            case 3 ->
                drop(
                        "inspection",
                        row + "INSPECTED;RESELLABLE;;\r\n" + row + "CREDITED;;" + money(owed(), ',') + ";USD\r\n");
            default -> false;
        };
    }

    private boolean ship() {
        String id = made.get("returnId").asText();
        partners.post(
                "/sandbox/shopify/returns/" + id.substring(id.lastIndexOf('/') + 1) + "/ship",
                Map.of("trackingNumber", tracking(), "carrier", "UPS"));
        return track("in_transit");
    }

    private boolean track(String status) {
        partners.post(
                "/sandbox/tracking/easypost", Map.of("trackingNumber", tracking(), "status", status, "carrier", "UPS"));
        return true;
    }

    private String tracking() {
        return "1ZCRASH" + number;
    }

    private boolean drop(String what, String rows) {
        partners.raw("PUT", "/sandbox/sftp/globex/in/" + what + "-" + number + ".csv", CSV + rows);
        return true;
    }

    private boolean reply(JsonNode mail, String text) {
        String asked = mail.get("messageId").asText();
        String quoted =
                mail.get("text").asText().lines().map(line -> "> " + line).collect(Collectors.joining("\r\n"));
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        partners.raw(
                "POST",
                "/sandbox/mail/deliver",
                String.join(
                        "\r\n",
                        "Authentication-Results: mx.backhaul.test; dmarc=pass header.from=acme.example;"
                                + " dkim=pass header.d=acme.example; spf=pass smtp.mailfrom=acme.example",
                        "From: " + CLERK,
                        "To: returns@backhaul.test",
                        "Subject: Re: " + mail.get("subject").asText(),
                        "Date: " + now.format(DateTimeFormatter.RFC_1123_DATE_TIME),
                        "Message-ID: <" + UUID.randomUUID() + "@acme.example>",
                        "In-Reply-To: " + asked,
                        "References: " + asked,
                        "MIME-Version: 1.0",
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Transfer-Encoding: 8bit",
                        "",
                        text,
                        "",
                        "Best regards",
                        "Returns desk",
                        "",
                        "On Mon, 5 Oct 2026 at 09:12, Demo Store <returns@backhaul.test> wrote:",
                        quoted,
                        ""));
        return true;
    }
}
