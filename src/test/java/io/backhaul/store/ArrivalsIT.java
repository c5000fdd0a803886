package io.backhaul.store;

import static io.backhaul.store.StoreFixture.NOW;
import static io.backhaul.store.StoreFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When something came from whom, and what waits for a channel. */
@Row("F91")
class ArrivalsIT {

    private static final String MAILBOX = "mail:returns";

    private final StoreFixture store = new StoreFixture();
    private final Arrivals arrivals = new Arrivals(store.database);
    private final DeadlineRows deadlines = new DeadlineRows(store.database);

    @Test
    void aMailIsHisByItsDomainOrByWhatWasReadInIt() {
        store.receipts.keep(NewReceipt.of("demo", MAILBOX, "<1@acme>", "mail", bytes("unreadable"))
                .with(Map.of("fromDomain", "acme.example")));
        store.receipts.keep(NewReceipt.of("demo", MAILBOX, "<2@x>", "mail", bytes("a stranger's"))
                .with(Map.of("fromDomain", "stranger.example")));
        assertThat(arrivals.by("demo", MAILBOX)).containsExactly(NOW, NOW);
        assertThat(arrivals.mailsFrom("demo", MAILBOX, "acme", List.of("acme.example")))
                .containsExactly(NOW);
        assertThat(arrivals.mailsFrom("demo", MAILBOX, "spock", List.of("spock.example")))
                .isEmpty();
        store.database
                .sql("""
                        insert into message (merchant, id, source, source_id, semantic_key, kind, body, status, received_at)
                        values ('demo', ?, 'mail:spock', 'x', 'x', 'RETURN_DECLINED', '{}', 'APPLIED', ?)""")
                .params(UUID.randomUUID(), Timestamp.from(NOW.minusSeconds(60)))
                .update();
        assertThat(arrivals.mailsFrom("demo", MAILBOX, "spock", List.of("spock.example")))
                .as("by the thread, from another address")
                .containsExactly(NOW.minusSeconds(60));
    }

    @Test
    void somethingIsExpectedSinceTheOldestReturnThatIsOpen() {
        assertThat(arrivals.expectedSince("demo")).isEmpty();
        returned("OPEN", NOW.minusSeconds(500));
        returned("REVIEW", NOW.minusSeconds(900));
        returned("CLOSED", NOW.minusSeconds(9000));
        assertThat(arrivals.expectedSince("demo")).containsExactly(Map.entry("acme", NOW.minusSeconds(900)));
    }

    private void returned(String status, Instant opened) {
        store.database
                .sql("""
                        insert into return_case (merchant, id, store, order_name, status, version, policy_hash, policy, summary, opened_at)
                        values ('demo', ?, 'demo', '#1', ?, 1, '', '{}', '{"legs": [{"supplier": "acme"}]}', ?)""")
                .params(UUID.randomUUID(), status, Timestamp.from(opened))
                .update();
    }

    @Test
    void deadlinesThatWaitForADeadChannelHoldUpNoOthers() {
        ChannelMarks marks = new ChannelMarks(store.database);
        marks.readThrough("demo", MAILBOX, NOW);
        for (int i = 0; i < 5; i++) {
            deadline("mail:dead", NOW.minusSeconds(100 - i));
        }
        deadline(MAILBOX, NOW.minusSeconds(10));
        deadline(null, NOW.minusSeconds(5));
        assertThat(deadlines.due(NOW, 2)).extracting(DeadlineRows.Due::channel).containsExactly(MAILBOX, null);
        assertThat(deadlines.waiting(NOW))
                .contains(new DeadlineRows.Waiting("demo", "mail:dead", 5, NOW.minusSeconds(100)));
    }

    @Test
    void deadlinesWhoseAnswerMayWaitUnreadHoldUpNoOthers() {
        new ChannelMarks(store.database).readThrough("demo", MAILBOX, NOW);
        for (int i = 0; i < 5; i++) {
            deadline(MAILBOX, NOW.minusSeconds(100 - i));
        }
        deadline("globex", MAILBOX, NOW.minusSeconds(10));
        UUID mail = store.receipts
                .keep(NewReceipt.of("demo", MAILBOX, "<1@acme>", "mail", bytes("approved")))
                .id();
        assertThat(deadlines.due(NOW, 2)).as("it may be anybody's").isEmpty();
        store.receipts.waits("demo", mail, "the DNS is asked again", "acme");
        assertThat(deadlines.due(NOW, 2)).extracting(DeadlineRows.Due::supplier).containsExactly("globex");
        store.receipts.markRead("demo", mail);
        assertThat(deadlines.due(NOW, 9)).hasSize(6);
    }

    private void deadline(String channel, Instant at) {
        deadline("acme", channel, at);
    }

    private void deadline(String supplier, String channel, Instant at) {
        store.database
                .sql("""
                        insert into deadline (merchant, case_id, kind, supplier, at, rule, channel, state)
                        values ('demo', ?, 'SUPPLIER_ANSWER', ?, ?, 'r', ?, 'OPEN')""")
                .params(UUID.randomUUID(), supplier, Timestamp.from(at), channel)
                .update();
    }
}
