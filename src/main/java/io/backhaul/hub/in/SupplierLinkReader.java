package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Evidence;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.MediaType;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.BankDetails;
import io.backhaul.partner.Json;
import io.backhaul.store.Attachments;
import io.backhaul.store.Receipt;
import java.io.IOException;

/**
 * Answers given on the page behind a link. The link went to the mailbox in the passport, so whoever answers through it has that
 * mailbox: it counts as much as a mail in its thread whose sender is proven, and no more.
 */
public final class SupplierLinkReader implements ReceiptReader {

    private final Mappings mappings;
    private final Attachments attachments;

    public SupplierLinkReader(Mappings mappings, Attachments attachments) {
        this.mappings = mappings;
        this.attachments = attachments;
    }

    @Override
    public boolean reads(String channel) {
        return channel.startsWith("link:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        ObjectNode answer = answer(receipt, original);
        for (JsonNode field : answer.path("fields")) {
            BankDetails.in(field.asText()).ifPresent(found -> {
                throw HeldForPerson.bankDetails(
                        "An answer by link", answer.path("supplier").asText(), found);
            });
        }
        keepPhotos(receipt, answer.path("photos"));
        answer.remove("photos");
        return Reading.of(receipt.channel(), mappings.apply("link/answers", Json.plain(answer)));
    }

    /** As the page wrote it. */
    private static ObjectNode answer(Receipt receipt, byte[] original) {
        return Json.read(original)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new UnreadableMessage(receipt.sourceId(), "it is no answer of our page"));
    }

    /** They belong to the return once its message has found it; other suppliers never see them. */
    private void keepPhotos(Receipt receipt, JsonNode photos) {
        for (JsonNode photo : photos) {
            byte[] content = content(receipt, photo);
            String mediaType = MediaType.of(content);
            Evidence.Kind kind = MediaType.evidenceKind(mediaType);
            String name = photo.path("name").asText() + "." + mediaType.replaceFirst(".*/", "");
            attachments.put(receipt.merchant(), receipt.id(), null, kind, name, mediaType, content);
        }
    }

    private static byte[] content(Receipt receipt, JsonNode photo) {
        try {
            return photo.path("content").binaryValue();
        } catch (IOException e) {
            throw new UnreadableMessage(receipt.sourceId(), "a photo in it cannot be read: " + e.getMessage(), e);
        }
    }
}
