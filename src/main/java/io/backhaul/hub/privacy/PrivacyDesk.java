package io.backhaul.hub.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.console.Privacy;
import io.backhaul.console.Unknown;
import io.backhaul.hub.in.ReceiptReader;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.Json;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people ask for in matters of privacy: a delivery like any other, durable first, then done from its queue. */
public final class PrivacyDesk implements Privacy, ReceiptReader {

    private static final String CHANNEL = "privacy:console";

    private final JdbcClient db;
    private final Receipts receipts;
    private final Erasures erasures;
    private final CustomerFiles files;

    PrivacyDesk(JdbcClient db, Receipts receipts, Erasures erasures, CustomerFiles files) {
        this.db = db;
        this.receipts = receipts;
        this.erasures = erasures;
        this.files = files;
    }

    @Override
    public UUID erase(String merchant, UUID caseId, String by, Customer known) {
        if (db.sql("select 1 from return_case where merchant = ? and id = ?")
                .params(merchant, caseId)
                .query(Integer.class)
                .optional()
                .isEmpty()) {
            throw new Unknown("There is no case " + caseId + ".");
        }
        Map<String, Object> customer = new LinkedHashMap<>();
        customer.put("email", known.email());
        customer.put("phone", known.phone());
        customer.put("name", known.name());
        byte[] body = Json.write(Map.of("case", caseId.toString(), "by", by, "customer", customer));
        return receipts.keep(NewReceipt.of(merchant, CHANNEL, "erase/" + UUID.randomUUID(), "erase", body)
                        .typed("application/json"))
                .id();
    }

    @Override
    public Optional<byte[]> file(String merchant, UUID request) {
        return files.content(merchant, request);
    }

    @Override
    public void handedOver(String merchant, UUID request, String by) {
        files.handedOver(merchant, request, by);
    }

    @Override
    public boolean reads(String channel) {
        return channel.equals(CHANNEL);
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        JsonNode body = Json.read(original)
                .orElseThrow(() -> new UnreadableMessage(receipt.sourceId(), "the request is no JSON object"));
        UUID caseId = UUID.fromString(body.path("case").asText());
        return Reading.ignored(
                receipt.channel(),
                erasures.returnCase(receipt, caseId, body.path("by").asText(), body));
    }
}
