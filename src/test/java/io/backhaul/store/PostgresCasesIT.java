package io.backhaul.store;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.port.Cases;
import io.backhaul.core.port.CasesContract;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** PostgreSQL keeps the contract of the cases; every test is one transaction, as the application of a message is. */
class PostgresCasesIT implements CasesContract {

    private final StoreFixture store = new StoreFixture();
    private final ReviewRows reviews = new ReviewRows(store.database);
    private final MessageRows messages = new MessageRows(store.database, store.outbox, reviews);
    private final PostgresCases cases =
            new PostgresCases(store.database, store.outbox, (merchant, order) -> Demo.terms());
    private TransactionStatus transaction;

    @BeforeEach
    void begin() {
        transaction = store.transactions.getTransaction(new DefaultTransactionDefinition());
    }

    @AfterEach
    void end() {
        store.transactions.rollback(transaction);
    }

    @Override
    public Cases cases() {
        return cases;
    }

    @Override
    public void keep(ReturnMessage message) {
        messages.keep(message, null, message.envelope().key(), true);
        store.database
                .sql("delete from outbox where body::jsonb ->> 'id' = ?")
                .param(message.envelope().id().toString())
                .update();
    }

    @Override
    public void waits(ReturnMessage message, List<Reference> keys) {
        messages.waiting(Demo.MERCHANT, message.envelope().id(), keys);
    }

    @Override
    public void isReviewed(ReturnMessage message, Handled.Review review) {
        messages.review(Demo.MERCHANT, message.envelope().id(), review, StoreFixture.NOW);
    }

    @Override
    public List<UUID> woken() {
        return store.database
                .sql("select (body::jsonb ->> 'id')::uuid from outbox where queue = ? order by id")
                .param(MessageRows.QUEUE)
                .query(UUID.class)
                .list();
    }

    @Override
    public List<String> plannedCommands(UUID caseId) {
        return store.database
                .sql("select key from command where case_id = ? order by key")
                .param(caseId)
                .query(String.class)
                .list();
    }

    @Override
    public List<String> ledgerKeys(UUID caseId) {
        return store.database
                .sql("select key from ledger_entry where case_id = ? order by id")
                .param(caseId)
                .query(String.class)
                .list();
    }
}
