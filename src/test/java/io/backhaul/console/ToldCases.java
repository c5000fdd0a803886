package io.backhaul.console;

import io.backhaul.core.ReturnDesk;
import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.store.MessageRows;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.PostgresCases;
import io.backhaul.store.ReviewRows;
import io.backhaul.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the real desk over the real database about returns, as the hub does with what comes from its queue. */
final class ToldCases {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final MessageRows messages;
    private final ReturnDesk desk;
    final Words words = new Words();

    ToldCases(TestDatabase database, PostgresCases cases) {
        this.jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.messages = new MessageRows(jdbc, new Outbox(jdbc, new OutboxSignal()), new ReviewRows(jdbc));
        this.desk = new ReturnDesk(cases, new Decisions(Rules.all()));
    }

    UUID customerReturns(AReturn asked) {
        return tell(words.requested(asked));
    }

    /** Keeps the message and applies it; the case it became a fact of, or null. */
    UUID tell(ReturnMessage message) {
        keep(message);
        return transactions.execute(tx -> {
            Handled handled = desk.handle(message, true, null);
            if (handled instanceof Handled.Applied applied) {
                messages.applied("demo", message.envelope().id(), applied.caseId());
                return applied.caseId();
            }
            return null;
        });
    }

    /** Keeps the message as one that stopped. */
    void keepInReview(ReturnMessage message) {
        keep(message);
        transactions.executeWithoutResult(
                tx -> messages.mark("demo", message.envelope().id(), "REVIEW", "somebody must look"));
    }

    private void keep(ReturnMessage message) {
        transactions.executeWithoutResult(
                tx -> messages.keep(message, null, message.envelope().key(), true));
    }

    /** Everything that is stored, as one hash. */
    String content() {
        List<String> tables = jdbc.sql(
                        "select table_name from information_schema.tables where table_schema = 'public' order by 1")
                .query(String.class)
                .list();
        StringBuilder all = new StringBuilder();
        tables.forEach(t -> all.append(
                jdbc.sql("select coalesce(md5(string_agg(x::text, '|' order by x::text)), '-') from " + t + " x")
                        .query(String.class)
                        .single()));
        return all.toString();
    }
}
