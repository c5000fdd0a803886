package io.backhaul.store;

import io.backhaul.core.fixture.Demo;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.port.Cases;
import io.backhaul.core.port.CasesContract;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** The real store keeps what the core relies on; each test is one transaction, as each message is. */
class PostgresCasesIT implements CasesContract {

    private final StoreFixture store = new StoreFixture();
    private final MessageRows messages = new MessageRows(store.database, store.outbox, new ReviewRows(store.database));
    private final PostgresCases cases =
            new PostgresCases(store.database, store.outbox, (merchant, order) -> Demo.terms());
    private final List<UUID> waited = new ArrayList<>();
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
    }

    @Override
    public void waits(ReturnMessage message, List<Reference> keys) {
        messages.waiting(Demo.MERCHANT, message.envelope().id(), keys);
        waited.add(message.envelope().id());
    }

    @Override
    public List<UUID> woken() {
        return waited.stream()
                .filter(id -> store.database
                        .sql("select status from message where id = ?")
                        .param(id)
                        .query(String.class)
                        .single()
                        .equals("RECEIVED"))
                .toList();
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
