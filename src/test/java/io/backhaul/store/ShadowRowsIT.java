package io.backhaul.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.bench.ShadowDesk;
import io.backhaul.testing.ReturnsRows;
import io.backhaul.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose messages wait in shadow, and that a changed way of sending them leaves none behind. */
@Row("N1")
class ShadowRowsIT {

    private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final ShadowRows shadows = new ShadowRows(database.jdbc());
    private final ReturnsRows rows = new ReturnsRows(database, "demo");

    private UUID inShadow(String source, int minute) {
        return rows.message(
                null,
                null,
                source,
                "s",
                "RETURN_DECLINED",
                "{\"sequence\": 1}",
                "SHADOW",
                NOW.plusSeconds(60L * minute));
    }

    private boolean held(String source) {
        return database.transactions().execute(tx -> shadows.holds("demo", source));
    }

    @ParameterizedTest
    @CsvSource({"sftp, mail", "sftp, folder", "folder, sftp", "mail, sftp", "aliexpress, mail"})
    void whatWaitedBeforeHisChannelChangedIsShownAndTakenWithTheRest(String before, String after) {
        shadows.begin("demo", "hooli", before, "passport", NOW);
        UUID first = inShadow(before + ":hooli", 0);
        shadows.begin("demo", "hooli", after, "passport", NOW.plusSeconds(3600));
        UUID second = inShadow(after + ":hooli", 60);
        UUID clicked = inShadow("link:hooli", 61);
        inShadow(before + ":globex", 62);
        inShadow("stripe:hooli", 63);

        assertThat(shadows.states("demo"))
                .singleElement()
                .satisfies(state -> assertThat(state.waiting()).isEqualTo(3));
        assertThat(shadows.waiting("demo", "hooli"))
                .extracting(ShadowRows.Waiting::id)
                .containsExactly(first, second, clicked);
        assertThat(List.of(held(before + ":hooli"), held(after + ":hooli"), held("link:hooli")))
                .as("what was still on its way by the old channel waits too")
                .containsOnly(true);
        assertThat(held("stripe:hooli")).as("a gateway's account of his name").isFalse();
        assertThat(held(after + ":globex")).isFalse();

        Outbox outbox = new Outbox(database.jdbc(), new OutboxSignal());
        ReviewRows reviews = new ReviewRows(database.jdbc());
        MessageRows messages = new MessageRows(database.jdbc(), outbox, reviews);
        var desk = new ShadowDesk(
                shadows,
                messages,
                reviews,
                new DeadlineRows(database.jdbc()),
                database.transactions(),
                Clock.systemUTC());
        assertThat(desk.turnOn("demo", "hooli", "ann").applied()).isEqualTo(3);
        assertThat(held(before + ":hooli")).isFalse();
        assertThat(database.jdbc()
                        .sql("select source from message where status = 'SHADOW'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(before + ":globex", "stripe:hooli");
    }
}
