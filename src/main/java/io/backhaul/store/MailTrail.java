package io.backhaul.store;

import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the hub remembers of mails beside their bytes: threads they may stand in, signatures seen, why they were believed. */
public final class MailTrail {

    /** A reply token dies so long after its return is closed (decision 1.13). */
    private static final Duration TOKEN_LIVES = Duration.ofDays(60);

    private final JdbcClient db;

    public MailTrail(JdbcClient db) {
        this.db = db;
    }

    /**
     * A thread of ours that a mail names.
     *
     * @param supplier whose leg it is
     * @param dead true when its return was closed so long ago that no answer counts any more
     */
    public record Thread(UUID caseId, String supplier, String orderName, boolean dead) {}

    /** The threads that have one of these keys. */
    public List<Thread> threads(String merchant, List<Reference> keys, Instant now) {
        return keys.stream()
                .flatMap(key -> db
                        .sql("""
                                select r.case_id, r.supplier, c.order_name, coalesce(c.closed_at < ?, false) as dead
                                from reference r join return_case c on c.merchant = r.merchant and c.id = r.case_id
                                where r.merchant = ? and r.type = ? and r.value = ? and r.supplier <> ''""")
                        .params(
                                Timestamp.from(now.minus(TOKEN_LIVES)),
                                merchant,
                                key.type().name(),
                                key.value())
                        .query(Thread.class)
                        .list()
                        .stream())
                .distinct()
                .toList();
    }

    /** Return authorization numbers of this supplier that are known of a case, those that people taught included. */
    public Set<String> rmas(String merchant, UUID caseId, String supplier) {
        return db.sql("""
                        select value from reference where merchant = :merchant and case_id = :case and type = 'RMA'
                        union select value from learned_key
                        where merchant = :merchant and case_id = :case and type = 'RMA' and revoked_at is null""").param("merchant", merchant).param("case", caseId).query(String.class).list().stream()
                .filter(rma -> rma.startsWith(supplier + "/"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * How many pieces of this article the customer sends back with this return. A request may be said again with more known, and
     * of several that differ the fewest count.
     */
    public int pieces(String merchant, UUID caseId, String sku) {
        return db.sql("""
                        select coalesce(min(requested.pieces), 0) from (
                            select coalesce(sum((line ->> 'quantity')::int) filter (where lower(line ->> 'sku') = lower(?)), 0)
                                as pieces
                            from fact f
                            join message m on m.merchant = f.merchant and m.id = f.message_id and m.kind = 'RETURN_REQUESTED'
                            cross join jsonb_array_elements(m.body -> 'lines') line
                            where f.merchant = ? and f.case_id = ? group by m.id) requested""").params(sku, merchant, caseId).query(Integer.class).single();
    }

    /** What earlier readings of this mail took. */
    public List<ReturnMessage> said(String merchant, UUID receipt) {
        return db.sql("""
                        select body from message where merchant = ? and receipt_id = ?
                        order by (body ->> 'sequence')::bigint, id""").params(merchant, receipt).query(String.class).list().stream()
                .map(StoredJson::message)
                .toList();
    }

    /** Orders of other returns among these numbers, however they are written. */
    public List<String> ordersOfOthers(String merchant, Collection<String> numbers, String own) {
        return numbers.stream()
                .flatMap(number -> db
                        .sql("select distinct order_name from return_case where merchant = ? and order_name in (?, ?)")
                        .params(merchant, number, number.startsWith("#") ? number.substring(1) : "#" + number)
                        .query(String.class)
                        .list()
                        .stream())
                .filter(order -> !order.equals(own))
                .distinct()
                .toList();
    }

    /** Notes a signature; the Message-ID of another mail that came with it before, if there is one. */
    public Optional<String> signedBefore(String merchant, String signature, String messageId, UUID receipt) {
        db.sql("""
                        insert into mail_signature (merchant, signature, message_id, receipt_id) values (?, ?, ?, ?)
                        on conflict do nothing""").params(merchant, signature, messageId, receipt).update();
        return db.sql("select message_id from mail_signature where merchant = ? and signature = ? and message_id <> ?")
                .params(merchant, signature, messageId)
                .query(String.class)
                .optional();
    }

    /** Keeps why a mail was believed or not, in words. */
    public void note(String merchant, UUID receipt, String trust) {
        db.sql("update receipt set trust = ? where merchant = ? and id = ?")
                .params(trust, merchant, receipt)
                .update();
    }

    /** Why the sender of this message was believed or not; empty where nobody asked. */
    public Optional<String> of(String merchant, UUID message) {
        return db.sql("""
                        select r.trust from message m join receipt r on r.merchant = m.merchant and r.id = m.receipt_id
                        where m.merchant = ? and m.id = ? and r.trust is not null""").params(merchant, message).query(String.class).optional();
    }
}
