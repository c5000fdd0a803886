package io.backhaul.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.Uuid5;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.mapping.CanonicalJson;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A delivery that was read before and is read again, with a better mapping or once its sender is believed: each row is what it was,
 * under the name that it was kept under, and counts once.
 */
final class ReadAgain {

    private static final String BELIEVED_NOW = "read again: its sender is believed now";
    /** Parts that were told to single returns. */
    private static final String PART = "/part/[0-9a-f-]{36}$";

    private final JdbcClient db;

    ReadAgain(JdbcClient db) {
        this.db = db;
    }

    /**
     * A row of a delivery.
     *
     * @param known true when it was kept before: nothing is to be done about it, whatever became of it
     */
    record Row(ReturnMessage message, Said said, boolean known) {

        UUID id() {
            return message.envelope().id();
        }

        String key() {
            return message.envelope().key();
        }

        Row named(UUID id, String key) {
            ObjectNode named = CanonicalJson.write(message);
            named.put("id", id.toString());
            named.put("key", key);
            return new Row(CanonicalJson.read(named), said, known);
        }

        Row as(KeptBefore before) {
            return new Row(named(before.id(), before.key()).message(), said, true);
        }
    }

    /**
     * The rows in the order in which they are said. Must run in a transaction.
     *
     * @throws JudgedOtherwise when what the delivery said before was decided upon while its sender was judged otherwise
     */
    List<Row> of(UUID receipt, List<ReturnMessage> said, boolean trusted, Instant now) {
        if (said.isEmpty()) {
            return List.of();
        }
        String merchant = said.get(0).envelope().merchant();
        String source = said.get(0).envelope().source();
        List<KeptBefore> kept = kept(merchant, receipt, "");
        if (kept.isEmpty()) {
            return said.stream().map(m -> new Row(m, null, false)).toList();
        }
        List<Row> rows = said.stream().map(m -> new Row(m, Said.of(m), false)).toList();
        Set<UUID> taken = kept.stream().map(KeptBefore::id).collect(Collectors.toSet());
        List<KeptBefore> standing = standing(kept);
        if (standing.stream()
                .allMatch(k -> k.believed() == trusted && k.source().equals(source))) {
            return free(new FormerNames(standing).of(rows), taken);
        }
        List<KeptBefore> held = standing(kept(merchant, receipt, " for update"));
        if (!trusted || !held.stream().allMatch(KeptBefore::held)) {
            throw new JudgedOtherwise(words(standing, trusted, source));
        }
        List<Row> fresh = free(rows, taken);
        giveWay(merchant, held, fresh.get(0).id(), now);
        return fresh;
    }

    private static String words(List<KeptBefore> before, boolean trusted, String source) {
        KeptBefore other = before.stream()
                .filter(k -> k.believed() != trusted || !k.source().equals(source))
                .findFirst()
                .orElseThrow();
        String change = other.believed() == trusted
                ? "it was " + other.source() + "'s and is " + source + "'s now"
                : trusted ? "its sender was not believed and is now" : "its sender was believed and is not any more";
        return "This was read before, and is judged otherwise now: " + change
                + ". What it said then stands as it is and as it was"
                + " decided; nothing of this reading is taken. Look at its messages, and enter on the return what is missing.";
    }

    private List<KeptBefore> kept(String merchant, UUID receipt, String locked) {
        return db.sql("""
                        select id, source, semantic_key, body, trusted, status, case_id, duplicate_of from message
                        where merchant = ? and receipt_id = ? and semantic_key !~ ?
                        order by duplicate_of is not null, received_at, id""" + locked)
                .params(merchant, receipt, PART)
                .query((row, n) -> new KeptBefore(
                        row.getObject("id", UUID.class),
                        row.getString("source"),
                        row.getString("semantic_key"),
                        Said.of(StoredJson.message(row.getString("body"))),
                        row.getBoolean("trusted"),
                        row.getString("status"),
                        row.getObject("case_id") != null,
                        row.getObject("duplicate_of", UUID.class)))
                .list();
    }

    /** Without what was held once and gave way to a reading that believed its sender. */
    private static List<KeptBefore> standing(List<KeptBefore> kept) {
        Set<UUID> believed =
                kept.stream().filter(KeptBefore::believed).map(KeptBefore::id).collect(Collectors.toSet());
        return kept.stream()
                .filter(k -> k.believed() || !k.status().equals("DUPLICATE") || !believed.contains(k.duplicateOf()))
                .toList();
    }

    /** Gives every new row an id that nothing else has. */
    private static List<Row> free(List<Row> rows, Set<UUID> taken) {
        return rows.stream().map(row -> row.known() ? row : free(row, taken)).toList();
    }

    private static Row free(Row row, Set<UUID> taken) {
        UUID id = row.id();
        while (taken.contains(id)) {
            id = Uuid5.of(id + "/" + row.key());
        }
        return id.equals(row.id()) ? row : row.named(id, row.key());
    }

    /** What was held counted for nothing; now it stands for what is read, and nobody is asked about it any more. */
    private void giveWay(String merchant, List<KeptBefore> held, UUID to, Instant now) {
        UUID[] ids = held.stream().map(KeptBefore::id).toArray(UUID[]::new);
        db.sql(
                        "update message set status = 'DUPLICATE', duplicate_of = ?, reason = ? where merchant = ? and id = any (?)")
                .params(to, BELIEVED_NOW, merchant, ids)
                .update();
        db.sql("delete from waiting where merchant = ? and message_id = any (?)")
                .params(merchant, ids)
                .update();
        db.sql("""
                        update review set resolved_at = ?, resolved_by = 'hub', resolution = ?
                        where merchant = ? and message_id = any (?) and resolved_at is null""").params(Timestamp.from(now), BELIEVED_NOW, merchant, ids).update();
    }
}
