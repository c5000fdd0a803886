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
        return new MessageSearch(jdbc, merchant).page(q, status, Cursor.read(cursor));
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
