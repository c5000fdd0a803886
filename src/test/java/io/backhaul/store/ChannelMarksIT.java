package io.backhaul.store;

import static io.backhaul.store.StoreFixture.NOW;
import static io.backhaul.store.StoreFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChannelMarksIT {

    private static final String CHANNEL = "mail:returns";

    private final StoreFixture store = new StoreFixture();
    private final ChannelMarks marks = new ChannelMarks(store.database);

    @Test
    void aChannelNeverReadOrReadTooEarlyIsNotPast() {
        assertThat(marks.readPast("demo", CHANNEL, NOW)).isFalse();
        marks.advance("demo", CHANNEL, 7, 12);
        assertThat(marks.readPast("demo", CHANNEL, NOW)).isFalse();
        marks.readThrough("demo", CHANNEL, NOW.minusSeconds(1));
        assertThat(marks.readPast("demo", CHANNEL, NOW)).isFalse();
        marks.readThrough("demo", CHANNEL, NOW);
        marks.readThrough("demo", CHANNEL, NOW.minusSeconds(60));
        assertThat(marks.readPast("demo", CHANNEL, NOW)).isTrue();
        assertThat(marks.readPast("other", CHANNEL, NOW)).isFalse();
    }

    @Test
    void anUnreadReceiptHoldsTheChannelBack() {
        UUID mail = store.receipts
                .keep(NewReceipt.of("demo", CHANNEL, "<1@x>", "mail", bytes("approved")))
                .id();
        marks.readThrough("demo", CHANNEL, NOW);
        assertThat(marks.readPast("demo", CHANNEL, NOW)).isFalse();
        store.receipts.markRead("demo", mail);
        assertThat(marks.readPast("demo", CHANNEL, NOW)).isTrue();
    }

    @Test
    void aMailThatWaitsForItsTimeHoldsOnlyItsOwnSupplier() {
        UUID mail = store.receipts
                .keep(NewReceipt.of("demo", CHANNEL, "<1@x>", "mail", bytes("approved")))
                .id();
        marks.readThrough("demo", CHANNEL, NOW);
        store.receipts.waits("demo", mail, "the DNS is asked again", "acme");
        assertThat(marks.readPast("demo", CHANNEL, "acme", NOW)).as("his own").isFalse();
        assertThat(marks.readPast("demo", CHANNEL, "globex", NOW))
                .as("another's")
                .isTrue();
        assertThat(marks.readPast("demo", CHANNEL, NOW)).as("anybody's").isFalse();
        store.receipts.readAgain("demo", mail);
        assertThat(marks.readPast("demo", CHANNEL, "globex", NOW))
                .as("taken up by a person: who knows whose it is now")
                .isFalse();
    }

    @Test
    void anAnswerByLinkHoldsItsSuppliersDeadlinesBackUntilItIsApplied() {
        marks.readThrough("demo", CHANNEL, NOW);
        UUID answer = store.receipts
                .keep(NewReceipt.of("demo", "link:acme", "answer-1", "answer", bytes("approved")))
                .id();
        assertThat(marks.readPast("demo", CHANNEL, "acme", NOW)).isFalse();
        assertThat(marks.readPast("demo", CHANNEL, "globex", NOW))
                .as("another's answer")
                .isTrue();
        UUID message = UUID.randomUUID();
        store.database.sql("""
                        insert into message (merchant, id, receipt_id, source, source_id, semantic_key, kind, body, status, received_at)
                        values ('demo', ?, ?, 'link:acme', 'answer-1', 'k', 'RETURN_AUTHORIZED', '{}', 'RECEIVED', now())""").params(message, answer).update();
        store.receipts.markRead("demo", answer);
        assertThat(marks.readPast("demo", CHANNEL, "acme", NOW))
                .as("read, not yet applied")
                .isFalse();
        store.database
                .sql("update message set status = 'APPLIED' where id = ?")
                .param(message)
                .update();
        assertThat(marks.readPast("demo", CHANNEL, "acme", NOW)).isTrue();
    }

    @Test
    void uidsOnlyRiseUntilTheMailboxStartsAnew() {
        marks.advance("demo", CHANNEL, 7, 12);
        marks.advance("demo", CHANNEL, 7, 11);
        assertThat(marks.find("demo", CHANNEL).orElseThrow().lastUid()).isEqualTo(12);
        marks.advance("demo", CHANNEL, 8, 1);
        assertThat(marks.find("demo", CHANNEL).orElseThrow().lastUid()).isEqualTo(1);
        marks.failed("demo", CHANNEL, "connection refused");
        assertThat(marks.find("demo", CHANNEL).orElseThrow().error()).isEqualTo("connection refused");
        marks.readThrough("demo", CHANNEL, NOW);
        assertThat(marks.find("demo", CHANNEL).orElseThrow().error()).isNull();
    }

    @Test
    void oneNodeHoldsALeaseUntilItEnds() {
        Leases node = new Leases(store.database);
        Leases otherNode = new Leases(store.database);
        assertThat(node.hold("poll", Duration.ofMinutes(1))).isTrue();
        assertThat(node.hold("poll", Duration.ofMinutes(1))).isTrue();
        assertThat(otherNode.hold("poll", Duration.ofMinutes(1))).isFalse();
        node.release("poll");
        assertThat(otherNode.hold("poll", Duration.ZERO)).isTrue();
        assertThat(node.hold("poll", Duration.ofMinutes(1))).isTrue();
    }
}
