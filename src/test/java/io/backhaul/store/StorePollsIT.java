package io.backhaul.store;

import static io.backhaul.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.store.StorePolls.Position;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StorePollsIT {

    private static final Duration FIVE = Duration.ofMinutes(5);

    private final StoreFixture fixture = new StoreFixture();
    private final StorePolls polls = new StorePolls(fixture.database);
    private final StoreStates states = new StoreStates(fixture.database);

    private Position position() {
        return polls.find("demo", "shop").orElseThrow();
    }

    @Test
    void aStoreBeginsOnceAndIsDueAtOnce() {
        assertThat(polls.find("demo", "shop")).isEmpty();
        assertThat(polls.begin("demo", "shop", NOW)).isTrue();
        assertThat(polls.begin("demo", "shop", NOW.plusSeconds(60)))
                .as("another node")
                .isFalse();
        assertThat(position().since()).isEqualTo(NOW);
        assertThat(position().due()).isTrue();
        assertThat(position().openDue()).isTrue();
    }

    @Test
    void theNextListingBeginsAtTheLatestChangeSeenLessTheOverlap() {
        polls.begin("demo", "shop", NOW);
        polls.reached("demo", "shop", null, NOW.plusSeconds(3600), 1);
        polls.reached("demo", "shop", "mark", NOW.plusSeconds(3600), 0);
        assertThat(position())
                .extracting(Position::since, Position::newest, Position::page, Position::listed)
                .containsExactly(NOW, NOW.plusSeconds(3600), "mark", 1);
        polls.complete("demo", "shop", Duration.ofMinutes(10), FIVE);
        assertThat(position())
                .extracting(Position::since, Position::newest, Position::page, Position::listed, Position::due)
                .containsExactly(NOW.plusSeconds(3000), null, null, 0, false);
    }

    @Test
    void aListingThatShowedNothingLeavesThePlaceWhereItWas() {
        polls.begin("demo", "shop", NOW);
        polls.complete("demo", "shop", Duration.ofMinutes(10), Duration.ZERO);
        assertThat(position().since()).isEqualTo(NOW);
        assertThat(position().due()).isTrue();
    }

    @Test
    void troubleIsRememberedUntilItIsOver() {
        polls.begin("demo", "shop", NOW);
        polls.again("demo", "shop", FIVE, "HTTP 401");
        assertThat(position().due()).isFalse();
        assertThat(position().error()).isEqualTo("HTTP 401");
        polls.fine("demo", "shop");
        assertThat(position().error()).isNull();
    }

    @Test
    void anUnfinishedLookAtTheOpenOnesKeepsItsBeginning() {
        polls.begin("demo", "shop", NOW);
        Instant begun = polls.openBegun("demo", "shop");
        assertThat(polls.openBegun("demo", "shop")).isEqualTo(begun);
        assertThat(states.seenSince("demo", "shop", "r1", "RETURN", begun)).isFalse();
        states.note("demo", "shop", "r1", "RETURN", "a");
        assertThat(states.seenSince("demo", "shop", "r1", "RETURN", begun)).isTrue();
        polls.openComplete("demo", "shop", FIVE);
        assertThat(position().openSince()).isNull();
        assertThat(position().openDue()).isFalse();
    }

    @Test
    void aStateIsNewAgainAfterAnother() {
        assertThat(states.note("demo", "shop", "r1", "RETURN", "open")).isEqualTo(1);
        assertThat(states.note("demo", "shop", "r1", "RETURN", "open")).isEqualTo(2);
        assertThat(states.note("demo", "shop", "r1", "RETURN", "closed")).isEqualTo(1);
        assertThat(states.note("demo", "shop", "r1", "RETURN", "open"))
                .as("reopened")
                .isEqualTo(1);
        assertThat(states.note("demo", "shop", "r1", "ORDER", "open"))
                .as("read for something else")
                .isEqualTo(1);
        assertThat(states.times("demo", "other", "r1", "RETURN", "open")).isZero();
        assertThat(states.forget(Duration.ofDays(1))).isZero();
        assertThat(states.forget(Duration.ZERO)).isEqualTo(2);
    }
}
