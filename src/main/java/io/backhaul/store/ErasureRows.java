package io.backhaul.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where personal data can lie, and how it goes: deliveries and attachments lose their keys, words in rows are masked. Facts,
 * decisions, commands and ledger keep their ids, codes and amounts.
 */
public final class ErasureRows {

    /** Deliveries about an order, deliveries of its returns' messages and of their duplicates, and what was read because of them. */
    private static final String RECEIPTS = """
            with spoken as (
                select m.receipt_id from message m where m.merchant = :merchant and m.case_id = any (:cases)
                union select d.receipt_id from message d join message m on m.merchant = d.merchant and m.id = d.duplicate_of
                where m.merchant = :merchant and m.case_id = any (:cases)
                union select id from receipt where merchant = :merchant and about = :order
                union select parent_id from receipt where merchant = :merchant and about = :order
                union select receipt_id from attachment where merchant = :merchant and case_id = any (:cases))
            select r.id, exists (
                    select 1 from message m left join message o on o.merchant = m.merchant and o.id = m.duplicate_of
                    where m.merchant = r.merchant and m.receipt_id in (r.id, r.parent_id)
                        and not (coalesce(m.case_id, o.case_id) = any (:cases))) as others,
                exists (select 1 from review v where v.merchant = r.merchant and v.resolved_at is null
                    and (v.message_id = r.id or v.message_id in (
                        select m.id from message m where m.merchant = r.merchant and m.receipt_id = r.id))) as asked
            from receipt r where r.merchant = :merchant and r.data_key is not null and r.status <> 'RECEIVED'
                and (r.id in (select receipt_id from spoken) or r.parent_id in (select receipt_id from spoken))
            order by r.id""";

    private final JdbcClient db;

    public ErasureRows(JdbcClient db) {
        this.db = db;
    }

    /** Everything that one customer's order is spread over. */
    public record Subject(String merchant, String order, List<UUID> cases) {}

    /**
     * A delivery that can still be opened.
     *
     * @param others true when returns of other orders are in it too
     * @param asked true while a question about it is open
     */
    public record Sealed(UUID id, boolean others, boolean asked) {}

    /** The order with all its returns, locked. */
    public Subject ofOrder(String merchant, String order) {
        List<UUID> cases =
                db.sql("""
                        select c.id from return_case c where c.merchant = ? and c.id in (
                            select case_id from reference where merchant = ? and type = 'ORDER' and value = ?)
                        order by c.id for update""").params(merchant, merchant, order).query(UUID.class).list();
        return new Subject(merchant, order, cases);
    }

    /** The return with all returns of its order, or alone where no order is known; locked. */
    public Subject ofCase(String merchant, UUID caseId) {
        return order(merchant, caseId)
                .map(order -> ofOrder(merchant, order))
                .orElseGet(() -> new Subject(
                        merchant,
                        null,
                        db.sql("select id from return_case where merchant = ? and id = ? for update")
                                .params(merchant, caseId)
                                .query(UUID.class)
                                .list()));
    }

    private Optional<String> order(String merchant, UUID caseId) {
        return db.sql("select value from reference where merchant = ? and type = 'ORDER' and case_id = ? limit 1")
                .params(merchant, caseId)
                .query(String.class)
                .optional();
    }

    public List<Sealed> receipts(Subject subject) {
        return db.sql(RECEIPTS)
                .param("merchant", subject.merchant())
                .param("order", subject.order())
                .param("cases", subject.cases().toArray(UUID[]::new))
                .query(Sealed.class)
                .list();
    }

    /** Deletes the keys of these deliveries and of the files that came with them; answers how many deliveries. */
    public int dropKeys(String merchant, List<UUID> cases, Collection<UUID> receipts) {
        return db.sql("""
                        with gone as (delete from data_key where merchant = :merchant and id in (
                            select data_key from receipt where merchant = :merchant and id = any (:receipts)
                            union select data_key from attachment where merchant = :merchant and (receipt_id = any (:receipts)
                                or receipt_id is null and case_id = any (:cases)))
                            returning id)
                        select count(*) from receipt where merchant = :merchant and data_key in (select id from gone)""")
                .param("merchant", merchant)
                .param("cases", cases.toArray(UUID[]::new))
                .param("receipts", receipts.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Files of these deliveries that can still be opened. */
    public int files(String merchant, Collection<UUID> receipts) {
        return db.sql("""
                        select count(*) from attachment where merchant = ? and receipt_id = any (?) and data_key is not null""")
                .params(merchant, receipts.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Masks words in every row of these returns and deliveries; answers in how many places. */
    public int mask(Subject subject, Collection<UUID> receipts, PersonalWords words) {
        db.sql("""
                        update file_result set rows = '[]', content = null, left_at = coalesce(left_at, now())
                        where merchant = ? and receipt_id = any (?)""").params(subject.merchant(), receipts.toArray(UUID[]::new)).update();
        return new MaskedRows(db).mask(subject, receipts, words);
    }

    /** Orders and returns whose data was erased and of which something was received since that nobody is asked about. */
    public List<Subject> receivedSince(int atMost) {
        record Found(String merchant, String order, UUID caseId) {}
        return db.sql("""
                        select e.merchant, e.order_id as "order", null::uuid as case_id from erased_order e where exists (
                            select 1 from receipt r where r.merchant = e.merchant and r.about = e.order_id
                                and r.data_key is not null and r.status not in ('RECEIVED', 'REVIEW', 'PARKED'))
                        union all
                        select e.merchant, null, e.case_id from erased_case e where exists (
                            select 1 from data_key k where k.merchant = e.merchant and k.case_id = e.case_id)
                        limit ?""").param(atMost).query(Found.class).list().stream()
                .map(f -> new Subject(f.merchant(), f.order(), f.caseId() == null ? List.of() : List.of(f.caseId())))
                .toList();
    }

    /**
     * A delivery that belongs to no single return.
     *
     * @param ofOrder true when it speaks of one order, known by its id
     */
    public record Loose(UUID id, boolean ofOrder) {}

    /**
     * Deliveries after this one that belong to no single return, and may speak of anybody. Those that are still to be read are
     * left alone: they may be a supplier's answer, which nobody could give again; what they bring to a return of somebody who is
     * forgotten is erased with it.
     */
    public List<Loose> ofNobody(String merchant, UUID after, int atMost) {
        return db.sql("""
                        select r.id, r.about is not null as of_order from receipt r join data_key k on k.id = r.data_key
                        where r.merchant = :merchant and r.status <> 'RECEIVED' and (k.case_id is null or k.case_id = :shared)
                            and (cast(:after as uuid) is null or r.id > :after)
                        order by r.id limit :most""")
                .param("merchant", merchant)
                .param("shared", Vault.SHARED)
                .param("after", after)
                .param("most", atMost)
                .query(Loose.class)
                .list();
    }

    /** Orders of a store's returns, and returns of it without a known order, that still have keys or were never erased. */
    public List<UUID> casesOfStore(String merchant, String store) {
        return db.sql("select id from return_case where merchant = ? and store = ? order by id")
                .params(merchant, store)
                .query(UUID.class)
                .list();
    }

    /**
     * Deliveries of a channel that can still be opened, those that are still to be read too.
     *
     * @param unread topics of which those are left alone that are still to be read
     */
    public List<UUID> ofChannel(String merchant, String channel, Collection<String> unread, int atMost) {
        return db.sql("""
                        select id from receipt where merchant = ? and channel = ? and data_key is not null
                            and (status <> 'RECEIVED' or not topic = any (?)) order by id limit ?""")
                .params(merchant, channel, unread.toArray(String[]::new), atMost)
                .query(UUID.class)
                .list();
    }

    /** Those of them that were not read yet will never be. */
    public void giveUp(String merchant, Collection<UUID> receipts) {
        db.sql("""
                        update receipt set status = 'IGNORED', reason = 'erased before it could be read'
                        where merchant = ? and id = any (?) and status = 'RECEIVED'""").params(merchant, receipts.toArray(UUID[]::new)).update();
    }
}
