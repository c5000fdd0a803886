package io.backhaul.core.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.SupplierWords;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The set of facts: the same whatever order it came in, and nobody can change it. */
class FactsTest {

    private static final Line LAMPS = new Line("line", "LAMP", 3, Money.of("50.00", "USD"), null, "acme", null, null);

    private final Words words = new Words();

    private static ReturnAuthorized yes(String source, long sequence, String rma) {
        Instant at = Instant.parse("2026-09-10T12:00:00Z");
        String key = source + sequence + rma;
        UUID id = UUID.nameUUIDFromBytes(key.getBytes());
        Envelope e = new Envelope(id, Demo.MERCHANT, source, key, List.of(), at, at, sequence, 1);
        return new ReturnAuthorized(e, Demo.ACME, List.of(), rma, null, false);
    }

    @Test
    void theOrderIsThatOfEachSourceAndNotOfArrival() {
        List<ReturnMessage> said = new ArrayList<>(
                List.of(yes("b", 1, "R-3"), yes("a", 10, "R-2"), yes("a", 2, "R-1"), yes("b", 2, "R-4")));
        for (int turn = 0; turn < said.size(); turn++) {
            Collections.rotate(said, 1);
            assertThat(new Facts(said).all(ReturnAuthorized.class))
                    .extracting(ReturnAuthorized::rma)
                    .containsExactly("R-1", "R-2", "R-3", "R-4");
        }
    }

    @Test
    void theLastWordOfEachSourceCountsByItsOwnSequence() {
        assertThat(Facts.lastWords(Stream.of(yes("a", 10, "R-2"), yes("b", 1, "R-3"), yes("a", 2, "R-1"))))
                .extracting(ReturnAuthorized::rma)
                .containsExactlyInAnyOrder("R-2", "R-3");
    }

    @Test
    void whatWasSaidOnceIsOneFactAndNobodyCanAddToThem() {
        ReturnAuthorized yes = yes("a", 1, "R-1");
        Facts facts = new Facts(List.of(yes, yes));
        List<ReturnAuthorized> all = facts.all(ReturnAuthorized.class);

        assertThat(all).containsExactly(yes);
        assertThatThrownBy(() -> all.add(yes)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> facts.everything().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest(name = "said to be {0}: {1}")
    @CsvSource({
        "2026-09-07T12:00:00Z, 2026-09-08T12:00:00Z",
        "2026-09-08T12:00:00Z, 2026-09-08T12:00:00Z",
        "2026-09-09T12:00:00Z, 2026-09-09T12:00:00Z",
        "2026-09-10T12:00:00Z, 2026-09-10T12:00:00Z",
        "2026-09-11T12:00:00Z, 2026-09-10T12:00:00Z"
    })
    void aPartnersTimeLiesBetweenTheRequestAndOurLearningOfIt(Instant said, Instant counted) {
        Instant requested = Instant.parse("2026-09-08T12:00:00Z");
        GoodsReceived received = new GoodsReceived(words.envelope("mail:acme", "k", said), Demo.ACME, List.of());
        assertThat(Facts.occurred(received, requested)).isEqualTo(counted);
    }

    @Test
    void aRequestLearnedAfterTheAnswerCountsAsAskedWhenTheAnswerCame() {
        GoodsReceived received = new GoodsReceived(words.envelope("mail:acme", "k"), Demo.ACME, List.of());
        assertThat(Facts.occurred(received, words.now().plusSeconds(60))).isEqualTo(words.now());
        assertThat(Facts.occurred(received, null)).isEqualTo(words.now());
    }

    @ParameterizedTest(name = "{0} of 3 named after {1} on earlier lines: {2}")
    @CsvSource({"0, 0, 3", "0, 2, 3", "1, 0, 1", "3, 0, 3", "4, 0, 3", "4, 2, 2", "2, 2, 0", "1, 2, 0"})
    void namedQuantitiesCoverALineOnceAndNoQuantityIsTheWholeLine(int named, int before, int covered) {
        assertThat(Facts.covers(List.of(new LineQuantity("lamp", named)), LAMPS, before))
                .isEqualTo(covered);
    }

    @Test
    void nothingNamedIsTheWholeLineAndOtherGoodsAreNoneOfIt() {
        assertThat(Facts.covers(List.of(), LAMPS, 0)).isEqualTo(3);
        assertThat(Facts.covers(List.of(new LineQuantity("CHAIR", 3)), LAMPS, 0))
                .isZero();
    }

    @Test
    void aDeadlineHasPassedForItsLegOnlyAndOneThatMovedSinceHasNot() {
        Instant due = Instant.parse("2026-09-10T12:00:00Z");
        Facts facts = new Facts(List.of(words.deadline(new UUID(0, 1), "ANSWER", Demo.ACME, due)));

        assertThat(facts.deadlinePassed("ANSWER", Demo.ACME)).isTrue();
        assertThat(facts.deadlinePassed("ANSWER", Demo.GLOBEX)).isFalse();
        assertThat(facts.deadlinePassed("EXPIRY", Demo.ACME)).isFalse();
        assertThat(facts.deadlinePassed("ANSWER", Demo.ACME, due)).isTrue();
        assertThat(facts.deadlinePassed("ANSWER", Demo.ACME, due.plusMillis(1)))
                .as("rounded when stored")
                .isTrue();
        assertThat(facts.deadlinePassed("ANSWER", Demo.ACME, due.plusMillis(2))).isFalse();
        assertThat(facts.deadlinePassed("ANSWER", Demo.GLOBEX, due)).isFalse();
        assertThat(facts.deadlinePassed("EXPIRY", Demo.ACME, due)).isFalse();
    }

    @Test
    void theLatestWordIsTheOneLearnedLast() {
        SupplierWords acme = new SupplierWords(words, Demo.ACME, "mail:acme", "#2001");
        ReturnMessage first = acme.yes();
        words.passes(java.time.Duration.ofHours(1));
        ReturnMessage second = acme.received();
        assertThat(new Facts(List.of(second, first)).latest()).isEqualTo(words.now());
        assertThat(new Facts(List.of()).latest()).isEqualTo(Instant.MIN);
    }
}
