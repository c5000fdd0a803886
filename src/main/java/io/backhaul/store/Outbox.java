package io.backhaul.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work for a queue, written in the same transaction as what caused it; the relay carries it to the broker after the
 * commit. The queue's message is {@code {"merchant":"..","id":".."}}, never content.
 */
public final class Outbox {

    private final JdbcClient database;
    private final OutboxSignal signal;

    public Outbox(JdbcClient database, OutboxSignal signal) {
        this.database = database;
        this.signal = signal;
    }

    /**
     * Sends when the current transaction commits; {@link IllegalStateException} without one, since the row would not be
     * atomic with its cause.
     *
     * @param queue for example {@code in.shopify}, {@code core.return-messages}, {@code out.stripe.demo}
     * @param group work of one group is handled by one consumer at a time where possible (case or receipt id)
     * @param id receipt id, message id or command key
     */
    public void send(String merchant, String queue, String group, String id) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the outbox is written inside the transaction of its cause");
        }
        database.sql("""
                        insert into outbox (merchant, queue, group_id, body) values (:merchant, :queue, :group,
                            format('{"merchant":%s,"id":%s}', to_json(:merchant::text), to_json(:id::text)))""")
                .param("merchant", merchant)
                .param("queue", queue)
                .param("group", group)
                .param("id", id)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.raise();
            }
        });
    }
}
