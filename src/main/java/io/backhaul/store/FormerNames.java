package io.backhaul.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.mapping.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows that were kept under their place among the rows that could be read, before they were named by their line or their own key.
 * When such a delivery is read again, a row that says what one of them said is that one, whichever place it has now. While one of
 * them is left over nobody knows whether another row is new or the one left over told otherwise: that contradicts it, and a person
 * decides.
 */
final class FormerNames {

    private static final String UNTRUSTED = "untrusted/";

    private final JdbcClient db;

    FormerNames(JdbcClient db) {
        this.db = db;
    }

    private record Kept(UUID id, String key, String body) {}

    /** In the order in which they are said. */
    List<ReturnMessage> of(UUID receipt, String sourceId, List<ReturnMessage> said) {
        List<Kept> kept =
                said.isEmpty() ? List.of() : kept(said.get(0).envelope().merchant(), receipt);
        List<Kept> left = new ArrayList<>(kept.stream()
                .filter(k -> Stream.of(sourceId, UNTRUSTED + receipt).anyMatch(stem -> isPlace(stem, k.key())))
                .filter(k -> said.stream().noneMatch(m -> key(m).equals(k.key())))
                .toList());
        if (left.isEmpty()) {
            return said;
        }
        List<ReturnMessage> named = new ArrayList<>();
        for (ReturnMessage message : said) {
            boolean known = kept.stream().anyMatch(k -> k.key().equals(key(message)));
            named.add(known ? message : same(left, message).orElse(message));
        }
        return named.stream()
                .map(m -> kept.stream().anyMatch(k -> k.key().equals(key(m))) ? m : doubtful(left, m))
                .toList();
    }

    private List<Kept> kept(String merchant, UUID receipt) {
        return db.sql("""
                        select id, semantic_key as key, body from message where merchant = ? and receipt_id = ?
                        order by duplicate_of is not null, received_at, id""").params(merchant, receipt).query(Kept.class).list();
    }

    private static boolean isPlace(String stem, String key) {
        return key.startsWith(stem + "#") && key.substring(stem.length() + 1).matches("\\d+");
    }

    private static Optional<ReturnMessage> same(List<Kept> left, ReturnMessage message) {
        Optional<Kept> before = left.stream()
                .filter(k -> isAsTrusted(k, message))
                .filter(k -> MessageRows.repeats(k.body(), named(message, k.id(), k.key())))
                .findFirst();
        before.ifPresent(left::remove);
        return before.map(k -> named(message, k.id(), k.key()));
    }

    private static ReturnMessage doubtful(List<Kept> left, ReturnMessage message) {
        return left.stream()
                .filter(k -> isAsTrusted(k, message))
                .findFirst()
                .map(k -> named(message, message.envelope().id(), k.key()))
                .orElse(message);
    }

    private static boolean isAsTrusted(Kept kept, ReturnMessage message) {
        return kept.key().startsWith(UNTRUSTED) == key(message).startsWith(UNTRUSTED);
    }

    private static String key(ReturnMessage message) {
        return message.envelope().key();
    }

    private static ReturnMessage named(ReturnMessage message, UUID id, String key) {
        ObjectNode named = CanonicalJson.write(message);
        named.put("id", id.toString());
        named.put("key", key);
        return CanonicalJson.read(named);
    }
}
