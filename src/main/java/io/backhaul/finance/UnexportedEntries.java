package io.backhaul.finance;

import io.backhaul.finance.PostedEntry.PostedLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger entries that stand in no file of a flavour yet. */
final class UnexportedEntries {

    private final JdbcClient jdbc;

    UnexportedEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whole entries only, oldest number first, at most {@code limit}. */
    List<PostedEntry> next(String merchant, FeedFlavour flavour, int limit) {
        Map<Long, PostedEntry> entries = new LinkedHashMap<>();
        jdbc.sql("""
                        with picked as (
                            select e.* from ledger_entry e
                            where e.merchant = :merchant
                              and (cardinality(:types) = 0 or e.event_type = any(:types))
                              and (not :supplierOnly or e.supplier <> '')
                              and not exists (select 1 from feed_entry f
                                              where f.merchant = e.merchant and f.flavour = :flavour and f.entry_id = e.id)
                            order by e.id limit :limit)
                        select p.*, c.order_name, l.line_no, l.account, l.debit, l.credit
                        from picked p
                        join ledger_line l on l.merchant = p.merchant and l.entry_id = p.id
                        left join return_case c on c.merchant = p.merchant and c.id = p.case_id
                        order by p.id, l.line_no
                        """)
                .param("merchant", merchant)
                .param("flavour", flavour.code())
                .param("types", flavour.eventTypes().toArray(String[]::new))
                .param("supplierOnly", flavour.concernsSupplier())
                .param("limit", limit)
                .query(row -> {
                    entries.computeIfAbsent(row.getLong("id"), id -> entry(row))
                            .lines()
                            .add(line(row));
                });
        return List.copyOf(entries.values());
    }

    void mark(String merchant, FeedFlavour flavour, long sequence, List<PostedEntry> entries) {
        jdbc.sql("""
                        insert into feed_entry (merchant, flavour, entry_id, file_seq)
                        select :merchant, :flavour, id, :sequence from unnest(:ids) as id
                        """)
                .param("merchant", merchant)
                .param("flavour", flavour.code())
                .param("sequence", sequence)
                .param("ids", entries.stream().map(PostedEntry::id).toArray(Long[]::new))
                .update();
    }

    private static PostedEntry entry(ResultSet row) {
        try {
            return new PostedEntry(
                    row.getLong("id"),
                    row.getString("key"),
                    row.getObject("case_id", UUID.class),
                    row.getString("order_name"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("event_type"),
                    row.getString("reason"),
                    row.getString("currency"),
                    row.getString("supplier"),
                    row.getString("reference"),
                    new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException("ledger entry cannot be read", e);
        }
    }

    private static PostedLine line(ResultSet row) throws SQLException {
        return new PostedLine(
                row.getInt("line_no"), row.getString("account"), row.getLong("debit"), row.getLong("credit"));
    }
}
