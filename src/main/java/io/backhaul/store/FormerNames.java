package io.backhaul.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.mapping.CanonicalJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    private record Kept(UUID id, String key, String body) {
        Content content() {
            return Content.of(key, StoredJson.message(body));
        }
    }

    /** What a row says, whatever it is called; nobody's word becomes believed, or doubted, by being read again. */
    private record Content(boolean trusted, MessageRows.Comparable said) {
        static Content of(String key, ReturnMessage message) {
            UUID id = message.envelope().id();
            return new Content(!key.startsWith(UNTRUSTED), MessageRows.Comparable.of(named(message, id, "")));
        }
    }

    /** In the order in which they are said. */
    List<ReturnMessage> of(UUID receipt, String sourceId, List<ReturnMessage> said) {
        List<Kept> kept =
                said.isEmpty() ? List.of() : kept(said.get(0).envelope().merchant(), receipt);
        Set<String> known = kept.stream().map(Kept::key).collect(Collectors.toSet());
        Set<String> same = said.stream().map(FormerNames::key).collect(Collectors.toSet());
        Map<Content, Deque<Kept>> left = kept.stream()
                .filter(k -> isPlace(sourceId, k.key()) || isPlace(UNTRUSTED + receipt, k.key()))
                .filter(k -> !same.contains(k.key()))
                .collect(Collectors.groupingBy(Kept::content, Collectors.toCollection(ArrayDeque::new)));
        if (left.isEmpty()) {
            return said;
        }
        List<ReturnMessage> named = said.stream()
                .map(m -> known.contains(key(m)) ? m : as(left.get(Content.of(key(m), m)), m))
                .toList();
        return named.stream()
                .map(m -> known.contains(key(m)) ? m : doubtful(left, m))
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

    private static ReturnMessage as(Deque<Kept> before, ReturnMessage message) {
        Kept first = before == null ? null : before.poll();
        return first == null ? message : named(message, first.id(), first.key());
    }

    private static ReturnMessage doubtful(Map<Content, Deque<Kept>> left, ReturnMessage message) {
        boolean trusted = !key(message).startsWith(UNTRUSTED);
        return left.entrySet().stream()
                .filter(k -> k.getKey().trusted() == trusted && !k.getValue().isEmpty())
                .map(k -> k.getValue().peek().key())
                .min(String::compareTo)
                .map(key -> named(message, message.envelope().id(), key))
                .orElse(message);
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
