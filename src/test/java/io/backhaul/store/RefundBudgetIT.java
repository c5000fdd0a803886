package io.backhaul.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.policy.RefundLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The cap of the day holds although refunds of several returns fall due in the same moment. */
class RefundBudgetIT {

    private static final int RETURNS = 8;

    private final StoreFixture store = new StoreFixture();
    private final MessageRows messages = new MessageRows(store.database, store.outbox, new ReviewRows(store.database));
    private final PostgresCases cases = new PostgresCases(
            store.database,
            store.outbox,
            (merchant, order) -> Demo.terms(),
            merchant -> new RefundLimits(Map.of(), Map.of("USD", Demo.usd("100.00"))));
    private final ReturnDesk desk = new ReturnDesk(cases, new Decisions(Rules.all()));

    @Row("F53")
    @Test
    void f53_returnsThatFallDueTogetherNeverShareTheLastOfTheRoom() throws Exception {
        Words words = new Words();
        List<Callable<UUID>> due = new ArrayList<>();
        for (int i = 1; i <= RETURNS; i++) {
            AReturn asked = AReturn.of("ACME-1", 1, "30.00")
                    .ofOrder("#90" + i)
                    .known("gid://shopify/Return/90" + i)
                    .paidWith("stripe", "pi_90" + i, "30.00");
            UUID id = told(words.requested(asked));
            Said said = new Said(0, "ann", "at once", null, null);
            ReturnMessage order = words.operator(id, OperatorAction.REFUND, Demo.ACME, said);
            due.add(() -> told(order));
        }
        ExecutorService workers = Executors.newFixedThreadPool(RETURNS);
        try {
            for (Future<UUID> one : workers.invokeAll(due)) {
                one.get();
            }
        } finally {
            workers.shutdown();
        }
        assertThat(sum("select coalesce(sum(amount), 0) from command where kind = 'REFUND'"))
                .isEqualTo(9000);
        assertThat(sum("select count(*) from review where reason_class = 'DailyCap' and resolved_at is null"))
                .isEqualTo(RETURNS - 3);
    }

    private UUID told(ReturnMessage message) {
        return store.transaction.execute(tx -> {
            messages.keep(message, null, message.envelope().key(), true);
            return ((ReturnDesk.Handled.Applied) desk.handle(message, true, null)).caseId();
        });
    }

    private long sum(String query) {
        return store.database.sql(query).query(Long.class).single();
    }
}
