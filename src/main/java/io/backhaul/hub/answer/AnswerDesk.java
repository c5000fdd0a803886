package io.backhaul.hub.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.hub.answer.AnswerForm.Photo;
import io.backhaul.hub.answer.AnswerLinks.Open;
import io.backhaul.partner.Hmac;
import io.backhaul.store.AnswerLinkRows;
import io.backhaul.store.AnswerLinkRows.Given;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipts;
import java.time.Clock;
import java.util.List;

/**
 * Takes answers from the page. Each becomes a durable receipt on the channel {@code link:<supplier>} before anybody is
 * thanked, and is read from there like every other answer; a form sent twice is one receipt.
 */
final class AnswerDesk {

    /** So many answers to one return are more than a person gives. */
    private static final int MOST_ANSWERS = 40;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Receipts receipts;
    private final AnswerLinkRows rows;
    private final Clock clock;

    AnswerDesk(Receipts receipts, AnswerLinkRows rows, Clock clock) {
        this.receipts = receipts;
        this.rows = rows;
        this.clock = clock;
    }

    /** What was answered through the links of this leg so far, oldest first. */
    List<Given> given(Open open) {
        return rows.given(open.link().merchant(), about(open), channel(open), sourceIds(open));
    }

    boolean isTooMuch(Open open) {
        return given(open).size() >= MOST_ANSWERS;
    }

    /**
     * Keeps an answer; throws when it could not be made durable.
     *
     * @param once what the form carried and no other form carries
     */
    void keep(Open open, Verdict verdict, AnswerForm form, String once) {
        String sourceId = sourceIds(open) + verdict.word() + "/" + once;
        receipts.keep(NewReceipt.of(
                        open.link().merchant(),
                        channel(open),
                        sourceId,
                        verdict.word(),
                        Hmac.utf8(document(open, verdict, form).toString()))
                .typed("application/json")
                .dedupedBy(once)
                .about(about(open))
                .at(clock.millis()));
    }

    /** Lines as he saw them: what was asked about, else all that the customer wants to return to him. */
    static List<LineQuantity> lines(Open open) {
        return open.link().lines().isEmpty()
                ? open.view().leg(open.link().supplier()).lines().stream()
                        .map(l -> new LineQuantity(l.line().sku(), l.line().quantity()))
                        .toList()
                : open.link().lines();
    }

    private static String channel(Open open) {
        return "link:" + open.link().supplier();
    }

    private static String sourceIds(Open open) {
        return "answer/" + open.link().caseId() + "/";
    }

    private static String about(Open open) {
        String order = open.view().orderId();
        return order == null ? open.link().caseId().toString() : order;
    }

    static ObjectNode document(Open open, Verdict verdict, AnswerForm form) {
        String supplier = open.link().supplier();
        ObjectNode document = JSON.createObjectNode();
        document.put("supplier", supplier);
        document.put("caseId", open.link().caseId().toString());
        document.put("order", open.view().orderName());
        document.put("po", open.view().poNumber(supplier));
        document.put("asked", open.link().purpose());
        document.put("verdict", verdict.word());
        document.set("lines", JSON.valueToTree(lines(open)));
        document.set("fields", JSON.valueToTree(form.fields()));
        var photos = document.putArray("photos");
        for (Photo photo : form.photos()) {
            photos.addObject().put("name", photo.name()).put("content", photo.content());
        }
        return document;
    }
}
