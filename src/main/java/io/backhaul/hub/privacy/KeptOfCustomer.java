package io.backhaul.hub.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import io.backhaul.store.Attachments;
import io.backhaul.store.ErasureRows;
import io.backhaul.store.ErasureRows.Loose;
import io.backhaul.store.ErasureRows.Sealed;
import io.backhaul.store.ErasureRows.Subject;
import io.backhaul.store.PersonalWords;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything the hub holds of a customer: his returns with all messages, decisions and commands, every delivery that speaks of
 * him as it came, and a list of his files. A delivery that speaks of others too is counted and left out.
 */
final class KeptOfCustomer {

    private static final int AT_ONCE = 200;

    private final JdbcClient db;
    private final TransactionTemplate transactions;
    private final ErasureRows rows;
    private final Receipts receipts;
    private final Attachments attachments;

    KeptOfCustomer(
            JdbcClient db,
            TransactionTemplate transactions,
            ErasureRows rows,
            Receipts receipts,
            Attachments attachments) {
        this.db = db;
        this.transactions = transactions;
        this.rows = rows;
        this.receipts = receipts;
        this.attachments = attachments;
    }

    byte[] of(Receipt request, String store, CustomerRequest asked) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("store", store);
        file.put("askedAt", request.receivedAt().toString());
        file.put("orders", asked.orders());
        List<Object> returns = new ArrayList<>();
        Map<UUID, Object> deliveries = new LinkedHashMap<>();
        int ofOthers = 0;
        for (String order : asked.orders()) {
            Subject subject = transactions.execute(tx -> rows.ofOrder(request.merchant(), order));
            subject.cases().forEach(id -> returns.add(returnCase(request.merchant(), id)));
            for (Sealed sealed : rows.receipts(subject)) {
                if (sealed.others()) {
                    ofOthers++;
                } else {
                    deliveries.put(sealed.id(), delivery(request.merchant(), sealed.id()));
                }
            }
        }
        naming(request, PersonalWords.of(asked.words()))
                .forEach(id -> deliveries.computeIfAbsent(id, i -> delivery(request.merchant(), i)));
        file.put("returns", returns);
        file.put("deliveries", List.copyOf(deliveries.values()));
        file.put("deliveriesThatSpeakOfOthersToo", ofOthers);
        return Json.write(file);
    }

    /** Deliveries of no single return that name him. */
    private List<UUID> naming(Receipt request, PersonalWords words) {
        List<UUID> naming = new ArrayList<>();
        List<Loose> next = words.isEmpty() ? List.of() : rows.ofNobody(request.merchant(), null, AT_ONCE);
        while (!next.isEmpty()) {
            next.stream()
                    .map(Loose::id)
                    .filter(id -> receipts.original(request.merchant(), id)
                            .map(bytes -> OriginalText.names(words, bytes))
                            .orElse(false))
                    .forEach(naming::add);
            next = rows.ofNobody(request.merchant(), next.get(next.size() - 1).id(), AT_ONCE);
        }
        return naming;
    }

    private Map<String, Object> returnCase(String merchant, UUID id) {
        Map<String, Object> one = new LinkedHashMap<>(db.sql(
                        "select order_name, status, opened_at::text, closed_at::text from return_case where merchant = ? and id = ?")
                .params(merchant, id)
                .query()
                .singleRow());
        one.put("id", id.toString());
        one.put("messages", messages(merchant, id));
        one.put(
                "decisions",
                list(
                        "select at::text, outcome, reason from decision where merchant = ? and case_id = ? order by at, key",
                        merchant,
                        id));
        one.put(
                "commands",
                list(
                        "select planned_at::text, kind, destination, status, outcome from command where merchant = ? and case_id = ? order by planned_at, key",
                        merchant,
                        id));
        one.put(
                "files",
                attachments.ofCase(merchant, id).stream()
                        .map(KeptOfCustomer::file)
                        .distinct()
                        .toList());
        return one;
    }

    private List<JsonNode> messages(String merchant, UUID caseId) {
        return db
                .sql("select body from message where merchant = ? and case_id = ? order by received_at, id")
                .params(merchant, caseId)
                .query(String.class)
                .list()
                .stream()
                .map(body -> Json.read(body.getBytes(StandardCharsets.UTF_8)))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Map<String, Object>> list(String sql, String merchant, UUID caseId) {
        return db.sql(sql).params(merchant, caseId).query().listOfRows();
    }

    private static Map<String, Object> file(Attachments.Attachment a) {
        return Map.of(
                "name",
                a.name(),
                "kind",
                a.kind().name(),
                "mediaType",
                a.mediaType(),
                "size",
                a.size(),
                "sha256",
                a.sha256());
    }

    private Map<String, Object> delivery(String merchant, UUID id) {
        Receipt receipt = receipts.find(merchant, id).orElseThrow();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("channel", receipt.channel());
        shown.put("topic", receipt.topic());
        shown.put("sourceId", receipt.sourceId());
        shown.put("receivedAt", receipt.receivedAt().toString());
        shown.put("contentType", receipt.contentType());
        receipts.original(merchant, id).ifPresent(bytes -> content(bytes, shown));
        return shown;
    }

    private static void content(byte[] bytes, Map<String, Object> shown) {
        try {
            shown.put(
                    "text",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException noText) {
            shown.put("base64", Base64.getEncoder().encodeToString(bytes));
        }
    }
}
