package io.backhaul.console.view;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What partners and the hub said, message by message. */
public final class Messages {

    private final JdbcClient jdbc;

    public Messages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One page, newest first.
     *
     * @param q id, or the partner's own id of it (Message-ID, file name, webhook id): exact, else what contains it; or null
     * @param status one status, or null for all
     */
    public Page<MessageRow> find(String merchant, String q, String status, String cursor) {
        Query query = new Query("select * from message_view", "merchant", merchant)
                .andIf("status = :status", "status", status);
        if (q != null && !q.isBlank()) {
            match(query, merchant, q.strip());
        }
        query.page("received_at", "id", "uuid", Cursor.read(cursor));
        List<MessageRow> rows = jdbc.sql(query.sql())
                .params(query.params())
                .query(MessageRow::read)
                .list();
        return Page.of(rows, row -> new Cursor(row.receivedAt(), row.id().toString()));
    }

    private void match(Query query, String merchant, String q) {
        UUID id = Query.uuidOrNull(q);
        if (id != null) {
            query.and("id = :id or receipt_id = :id", "id", id);
        } else if (known(merchant, q)) {
            query.and("source_id = :q", "q", q);
        } else {
            query.and("source_id ilike :like", "like", Query.contains(q));
        }
    }

    private boolean known(String merchant, String sourceId) {
        return jdbc.sql("select exists (select 1 from message_view where merchant = :merchant and source_id = :q)")
                .param("merchant", merchant)
                .param("q", sourceId)
                .query(Boolean.class)
                .single();
    }

    /** A message by its id, or a receipt by its own. */
    public Optional<MessageView> find(String merchant, UUID id) {
        return jdbc.sql("select * from message where merchant = :merchant and id = :id")
                .param("merchant", merchant)
                .param("id", id)
                .query(StoredMessage::read)
                .optional()
                .map(message -> message.view(
                        receipt(merchant, message.row().receiptId()).orElse(null),
                        siblings(merchant, message.row().receiptId(), id)))
                .or(() -> receipt(merchant, id).map(receipt -> receipt.view(siblings(merchant, id, id))));
    }

    private List<MessageRow> siblings(String merchant, UUID receiptId, UUID self) {
        return jdbc.sql("""
                        select * from message_view
                        where merchant = :merchant and receipt_id = :receipt and id <> :self and kind is not null
                        order by received_at, id limit 100
                        """)
                .param("merchant", merchant)
                .param("receipt", receiptId)
                .param("self", self)
                .query(MessageRow::read)
                .list();
    }

    private Optional<StoredReceipt> receipt(String merchant, UUID id) {
        return jdbc.sql("select * from receipt where merchant = :merchant and id = :id")
                .param("merchant", merchant)
                .param("id", id)
                .query(StoredReceipt::read)
                .optional();
    }
}
