package io.backhaul.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.GatewayWords;
import io.backhaul.core.fixture.SupplierWords;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.message.DisputeStatus;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.port.Cases;
import io.backhaul.core.port.CasesContract;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    /** Planned before the dispute and never sent: its turn comes, and it is not sent any more. What is being sent stays. */
    @Test
    void aRefundThatWasNeverSentIsWithdrawnWhenItsPaymentIsDisputed() {
        CommandRows commands = new CommandRows(store.database, store.outbox);
        Words words = new Words();
        GatewayWords gateway = new GatewayWords(words);
        UUID id = applied(words.requested(AReturn.of("ACME-1", 1, "60.00")));
        applied(new SupplierWords(words, Demo.ACME, "mail:acme", "#2001").yes(null, null, true));
        String key = plannedCommands(id).stream()
                .filter(k -> k.startsWith("refund/"))
                .findFirst()
                .orElseThrow();
        CommandRows.Row row = commands.find(Demo.MERCHANT, key).orElseThrow();
        String payment = row.command().payment();

        assertThat(commands.withdrawn(row, "disputed")).isFalse();
        cases.noteDispute(Demo.MERCHANT, gateway.disputes(payment, Demo.usd("60.00"), DisputeStatus.ENQUIRY));
        assertThat(commands.withdrawn(row, "disputed")).isFalse();
        cases.noteDispute(Demo.MERCHANT, gateway.disputes(payment, Demo.usd("60.00"), DisputeStatus.OPEN));
        cases.noteDispute(Demo.MERCHANT, gateway.disputes(payment, Demo.usd("60.00"), DisputeStatus.WON));
        assertThat(commands.withdrawn(row, "disputed")).isFalse();
        cases.noteDispute(Demo.MERCHANT, gateway.disputes(payment, Demo.usd("60.00"), DisputeStatus.LOST));
        assertThat(commands.withdrawn(row, "disputed")).isTrue();
        assertThat(commands.find(Demo.MERCHANT, key).orElseThrow().isWaiting()).isFalse();
    }

    @Test
    void aRefundThatIsBeingSentIsNotHeld() {
        CommandRows commands = new CommandRows(store.database, store.outbox);
        Words words = new Words();
        UUID id = applied(words.requested(AReturn.of("ACME-1", 1, "60.00")));
        applied(new SupplierWords(words, Demo.ACME, "mail:acme", "#2001").yes(null, null, true));
        String key = plannedCommands(id).stream()
                .filter(k -> k.startsWith("refund/"))
                .findFirst()
                .orElseThrow();
        CommandRows.Row row = commands.find(Demo.MERCHANT, key).orElseThrow();
        commands.sending(row, new byte[0]);
        cases.noteDispute(
                Demo.MERCHANT,
                new GatewayWords(words).disputes(row.command().payment(), Demo.usd("60.00"), DisputeStatus.OPEN));
        assertThat(commands.withdrawn(row, "disputed")).isFalse();
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
