package io.backhaul.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an actor of the short day can see of his own return, and do for it. */
final class Stage {

    private final ControlDesk desk;
    private final Clock clock;
    private final JsonNode made;

    /** @param made the store's answer to the return request */
    Stage(ControlDesk desk, Clock clock, JsonNode made) {
        this.desk = desk;
        this.clock = clock;
        this.made = made;
    }

    String orderName() {
        return made.get("orderName").asText();
    }

    /** The order's digits, from which RMA and tracking numbers are made. */
    String number() {
        return orderName().replaceAll("\\D", "");
    }

    ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    private boolean names(String text) {
        return Pattern.compile(Pattern.quote(orderName()) + "(?!\\d)")
                .matcher(text)
                .find();
    }

    // ---------- cues

    /** The n-th mail that the hub has sent there about this order, as JSON. */
    Optional<JsonNode> mail(String address, int n) {
        String to = URLEncoder.encode(address, StandardCharsets.UTF_8);
        List<JsonNode> about = desk.items("/sandbox/mail/outbox?to=" + to).stream()
                .filter(mail ->
                        names(mail.get("subject").asText() + mail.get("text").asText()))
                .toList();
        return about.size() < n ? Optional.empty() : Optional.of(about.get(about.size() - 1));
    }

    /** Its name once the hub has left a file about this order for that supplier. */
    Optional<String> file(String supplier) {
        return desk.items("/sandbox/sftp/" + supplier + "/out").stream()
                .filter(file -> names(file.get("text").asText()))
                .map(file -> file.get("name").asText())
                .findFirst();
    }

    /** What stands in a file that lies there for the supplier. */
    String text(String supplier, String file) {
        return desk.items("/sandbox/sftp/" + supplier + "/out").stream()
                .filter(left -> left.get("name").asText().equals(file))
                .map(left -> left.get("text").asText())
                .findFirst()
                .orElseThrow();
    }

    /** The store knows that the return is approved. */
    Optional<String> approved() {
        String id = made.get("returnId").asText();
        return desk.items("/sandbox/shopify/calls?operation=returnApproveRequest").stream()
                .filter(call -> call.get("variables").toString().contains("\"" + id + "\""))
                .filter(call -> call.get("userErrors").isEmpty())
                .map(call -> id)
                .findFirst();
    }

    /** The customer has his money. */
    Optional<String> refunded() {
        return desk.items("/sandbox/stripe/refunds").stream()
                .filter(refund -> refund.get("payment").equals(made.get("payment")))
                .filter(refund -> refund.get("status").asText().equals("succeeded"))
                .map(refund -> refund.get("id").asText())
                .findFirst();
    }

    // ---------- acts

    /** The customer brings the parcel to the post office. */
    void ship() {
        String id = made.get("returnId").asText();
        String path = "/sandbox/shopify/returns/" + id.substring(id.lastIndexOf('/') + 1) + "/ship";
        desk.post(path, Map.of("trackingNumber", tracking(), "carrier", "UPS"));
        track("in_transit");
    }

    /** The carrier scans the parcel. */
    void track(String status) {
        desk.post(
                "/sandbox/tracking/easypost", Map.of("trackingNumber", tracking(), "status", status, "carrier", "UPS"));
    }

    private String tracking() {
        return "1ZSHORTDAY" + number();
    }

    /** The supplier drops a file for the hub. */
    void drop(String supplier, String name, String content) {
        desk.raw("PUT", "/sandbox/sftp/" + supplier + "/in/" + name, content);
    }

    /** The supplier's clerk answers that mail. */
    void reply(JsonNode mail, String sender, String text) {
        desk.raw("POST", "/sandbox/mail/deliver", ReplyMail.to(mail, sender, text, now()));
    }
}
