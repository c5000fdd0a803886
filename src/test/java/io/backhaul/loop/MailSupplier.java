package io.backhaul.loop;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.ReplyMail;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A supplier whose clerks answer by mail.
 *
 * @param address where our mails to him go
 * @param clerk who answers, {@code Name <address>}
 * @param goodsTo where he takes goods back, as his passport says
 */
record MailSupplier(World world, String address, String clerk, String goodsTo) {

    /** What he got from us about this return, oldest first. */
    List<JsonNode> mailsAbout(CustomerReturn r) {
        return world.api.items("/sandbox/mail/outbox?to=" + Api.encoded(address)).stream()
                .filter(mail -> (mail.get("subject").asText() + mail.get("text").asText())
                        .matches("(?s).*\\Q" + r.orderName() + "\\E(?!\\d).*"))
                .toList();
    }

    /** The n-th mail about it, as soon as it has come. */
    JsonNode mail(CustomerReturn r, int n) {
        return World.until("mail " + n + " to " + address, () -> mailsAbout(r), mails -> mails.size() >= n)
                .get(n - 1);
    }

    /**
     * Answers in the thread.
     *
     * @return the raw mail, which may be delivered again
     */
    String answers(JsonNode mail, String text) {
        String raw = ReplyMail.to(mail, clerk, text, world.now().atZone(ZoneOffset.UTC));
        deliver(raw);
        return raw;
    }

    void deliver(String raw) {
        world.api.send("POST", "/sandbox/mail/deliver", "message/rfc822", raw.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the return back; the hub has understood it. */
    void authorises(CustomerReturn r, String supplier) {
        answers(mail(r, 1), "Hello,\n\nApproved. RMA number: RMA-" + r.number() + "\nShip to: " + goodsTo);
        r.reaches(supplier, "goods", "AUTHORIZED");
    }

    /** Answers the inspection request. */
    void inspects(CustomerReturn r, String disposition) {
        answers(mail(r, 2), "Item received and inspected.\nDisposition: " + disposition);
    }

    void credits(CustomerReturn r, String amount) {
        answers(
                mail(r, 1),
                "Credit memo CM-" + r.number() + " for RMA-" + r.number() + ": USD " + amount
                        + " has been credited to your account.");
    }

    static String messageId(String raw) {
        return raw.replaceAll("(?s).*\\r\\nMessage-ID: (<[^>]+>).*", "$1");
    }
}
