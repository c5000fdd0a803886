package io.backhaul.core.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Orders;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import io.backhaul.core.returns.Anchors.Anchored;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When the moments happened that windows start at. The order is of 1 September, the request of 10 September. */
class AnchorsTest {

    private static final Instant ORDERED = Instant.parse("2026-09-01T14:00:00Z");
    private static final Instant SENT = Instant.parse("2026-09-03T08:00:00Z");
    private static final Instant SCANNED = Instant.parse("2026-09-07T10:30:00Z");
    private static final Instant REQUESTED = Instant.parse("2026-09-10T12:00:00Z");

    private static AReturn asked() {
        return AReturn.of("ACME-1", 1, "60.00");
    }

    private static Anchored receipt(Policy policy, AReturn asked) {
        Story story = new Story(Agreed.under(policy));
        story.customerReturns(asked);
        return Anchors.of(story.c()).at(Anchor.RECEIPT).orElseThrow();
    }

    @Test
    @Row({"S15", "S8", "X1"})
    void s15_theCarriersScanIsTheReceiptNotTheCustomersWord() {
        Anchored receipt = receipt(Demo.policy(), asked().receivedByCustomerAt(SCANNED));

        assertThat(receipt).isEqualTo(new Anchored(SCANNED, "receipt", true));
    }

    @Test
    @Row({"S15", "X1"})
    void s15_withoutAScanTheReceiptIsEstimatedFromThePromiseAfterDispatchAndSaysSo() {
        Policy promised = Agreed.policy(null, Window.days(4, Anchor.DISPATCH), null);
        Anchored receipt = receipt(promised, asked().but(Orders.dispatchedAt(SENT)));

        assertThat(receipt.at()).isEqualTo(Instant.parse("2026-09-07T08:00:00Z"));
        assertThat(receipt.known()).isFalse();
        assertThat(receipt.word()).isEqualTo("the promised delivery, as no delivery scan is known");
    }

    @Test
    @Row("X1")
    void x1_anEstimateNeverLiesAfterTheRequestSinceWhoComplainsHasTheGoods() {
        Policy promised = Agreed.policy(null, Window.days(20, Anchor.DISPATCH), null);

        assertThat(receipt(promised, asked().but(Orders.dispatchedAt(SENT))).at())
                .isEqualTo(REQUESTED);
    }

    @Test
    @Row("X1")
    void x1_withoutAPromiseTheDispatchIsTheEstimateAndWithoutADispatchTheOrder() {
        assertThat(receipt(Demo.policy(), asked().but(Orders.dispatchedAt(SENT))))
                .isEqualTo(new Anchored(SENT, "the dispatch, as no delivery scan is known", false));
        assertThat(receipt(Demo.policy(), asked()))
                .isEqualTo(new Anchored(ORDERED, "the order, as no delivery scan is known", false));
    }

    @ParameterizedTest
    @EnumSource(
            value = Anchor.class,
            names = {"PAYMENT", "DISPATCH", "AUTHORIZATION", "DELIVERY", "CLAIM"})
    @Row("X1")
    void x1_aMomentThatHasNotHappenedStartsNoWindowAndIsNotReplacedByAnother(Anchor anchor) {
        Story story = Story.of(asked());

        assertThat(Anchors.of(story.c(), story.leg(Demo.ACME)).end(Window.days(3, anchor)))
                .isEmpty();
    }

    @Test
    @Row("X1")
    void x1_paymentAndDispatchStartTheirWindowsOnceTheyAreKnown() {
        Story story =
                Story.of(asked().but(Orders.paidAt(ORDERED.plusSeconds(60))).but(Orders.dispatchedAt(SENT)));
        Anchors anchors = Anchors.of(story.c());

        assertThat(anchors.end(Window.days(3, Anchor.PAYMENT)).orElseThrow().at())
                .isEqualTo(Instant.parse("2026-09-04T14:01:00Z"));
        assertThat(anchors.end(Window.hours(24, Anchor.DISPATCH)).orElseThrow().at())
                .isEqualTo(Instant.parse("2026-09-04T08:00:00Z"));
    }

    @Test
    @Row("S15")
    void s15_aScanLearnedFromALaterReadingOfTheReturnReplacesTheEstimate() {
        Story story = Story.of(asked());
        story.tell(story.words().requested(asked().receivedByCustomerAt(SCANNED), "read again"));

        assertThat(Anchors.of(story.c()).at(Anchor.RECEIPT).orElseThrow().at()).isEqualTo(SCANNED);
    }
}
