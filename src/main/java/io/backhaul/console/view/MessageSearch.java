package io.backhaul.console.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One page out of two tables: canonical messages, and receipts that gave none or stopped. Each side is read newest first from
 * its own index; where the messages fill a page, older receipts need not be looked at.
 */
final class MessageSearch {

    private static final String MESSAGES =
            "select m.id, m.receipt_id, m.source, m.source_id, m.kind, m.status, m.case_id, m.received_at, m.reason from message m";

    private static final String RECEIPTS = """
            select r.id, r.id as receipt_id, r.channel as source, r.source_id, cast(null as text) as kind, r.status,
                   cast(null as uuid) as case_id, r.received_at, r.reason
            from receipt r""";

    private static final String WITHOUT_MESSAGE = """
            r.status in ('REVIEW', 'PARKED')
            or not exists (select 1 from message m where m.merchant = r.merchant and m.receipt_id = r.id)""";

    /** The order of the page; ids compare as text, which is how PostgreSQL orders them. */
    private static final Comparator<MessageRow> NEWEST_FIRST = Comparator.comparing(MessageRow::receivedAt)
            .reversed()
            .thenComparing(row -> row.id().toString());

    private final JdbcClient jdbc;
    private final String merchant;

    MessageSearch(JdbcClient jdbc, String merchant) {
        this.jdbc = jdbc;
        this.merchant = merchant;
    }

    Page<MessageRow> page(String q, String status, Cursor cursor) {
        Word word = word(q);
        List<MessageRow> messages = rows(
                narrowed(new Query(MESSAGES, "m.merchant", merchant), word, "m", "m.receipt_id", status), "m", cursor);
        Query unread = narrowed(new Query(RECEIPTS, "r.merchant", merchant), word, "r", "r.id", status)
                .and(WITHOUT_MESSAGE);
        if (messages.size() > Page.SIZE) {
            Instant oldest = messages.get(Page.SIZE).receivedAt();
            unread.and("r.received_at >= :oldest", "oldest", Query.utc(oldest));
        }
        List<MessageRow> merged = Stream.concat(messages.stream(), rows(unread, "r", cursor).stream())
                .sorted(NEWEST_FIRST)
                .limit(Page.SIZE + 1L)
                .toList();
        return Page.of(merged, row -> new Cursor(row.receivedAt(), row.id().toString()));
    }

    private List<MessageRow> rows(Query query, String table, Cursor cursor) {
        query.page(table + ".received_at", table + ".id", "uuid", cursor);
        return jdbc.sql(query.sql())
                .params(query.params())
                .query(MessageRow::read)
                .list();
    }

    private static Query narrowed(Query query, Word word, String table, String receipt, String status) {
        query.andIf(table + ".status = :status", "status", status);
        if (word.id() != null) {
            query.and(table + ".id = :id or " + receipt + " = :id", "id", word.id());
        }
        return query.andIf(table + ".source_id = :exact", "exact", word.exact())
                .andIf(table + ".source_id ilike :like", "like", word.like());
    }

    /** What is searched: a source id that exists, an id, or else a part of a source id. */
    private record Word(UUID id, String exact, String like) {}

    private Word word(String q) {
        if (q == null || q.isBlank()) {
            return new Word(null, null, null);
        }
        if (known(q.strip())) { // first: a webhook's own id may look like one of ours
            return new Word(null, q.strip(), null);
        }
        UUID id = Query.uuidOrNull(q);
        return id != null ? new Word(id, null, null) : new Word(null, null, Query.contains(q));
    }

    private boolean known(String sourceId) {
        return jdbc.sql("""
                        select exists (select 1 from message where merchant = :merchant and source_id = :q)
                            or exists (select 1 from receipt where merchant = :merchant and source_id = :q)
                        """)
                .param("merchant", merchant)
                .param("q", sourceId)
                .query(Boolean.class)
                .single();
    }
}
