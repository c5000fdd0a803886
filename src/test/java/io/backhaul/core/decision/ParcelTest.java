package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Goods;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Parcels nobody expects, parcels in trouble, and returns of which only a part comes back. */
class ParcelTest {

    private final Story story = Story.of(AReturn.of("ACME-1", 2, "30.00"));

    @Test
    @Row("S158")
    void s158_aParcelBeforeTheSuppliersAnswerIsAnAlertThatHisYesEnds() {
        story.ships("1Z1");
        assertThat(story.questions()).containsExactly("unexpected-parcel/1Z1:acme");
        assertThat(story.decision("unexpected-parcel/1Z1:acme").orElseThrow().reason())
                .contains("who has not accepted them yet");

        story.tell(story.says(ACME).yes());
        assertThat(story.questions()).isEmpty();
    }

    @Test
    @Row("S158")
    void s158_aParcelAfterHisNoIsToldToAPersonUntilSeen() {
        story.tell(story.says(ACME).no());
        story.decides(OperatorAction.DECLINE, ACME);
        story.arrives("1Z1");
        assertThat(story.questions()).containsExactly("unexpected-parcel/1Z1:acme");
        assertThat(story.decision("unexpected-parcel/1Z1:acme").orElseThrow().reason())
                .contains("although the return was declined");

        story.decides(OperatorAction.ACKNOWLEDGE, null);
        assertThat(story.questions()).isEmpty();
        story.passes(Duration.ofHours(1));
        story.ships("1Z2");
        assertThat(story.questions()).as("another parcel, another alert").containsExactly("unexpected-parcel/1Z2:acme");
    }

    @Test
    @Row("S158")
    void s158_goodsHeReportsWithoutAParcelOrAnAcceptanceAreAnAlertToo() {
        story.tell(story.says(ACME).received());

        assertThat(story.questions()).containsExactly("unexpected-parcel/goods:acme");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        assertThat(story.questions()).as("he has dealt with them").isEmpty();
    }

    @Test
    @Row({"S158", "S119"})
    void s158_aParcelWithoutTheNumberHeDemandsIsAnAlert() {
        Story strict = new Story(Agreed.with(ACME, Agreed::rma));
        strict.customerReturns(AReturn.of("ACME-1", 2, "30.00"));
        strict.tell(strict.says(ACME).yes());
        strict.ships("1Z1");
        assertThat(strict.questions()).containsExactly("unexpected-parcel/1Z1:acme");

        strict.tell(strict.says(ACME).yes("RMA-1", null, false));
        assertThat(strict.questions()).isEmpty();
    }

    @Test
    @Row("S163")
    void s163_aParcelBroughtBackToTheCustomerIsATaskAndTheAuthorizationRunsOn() {
        story.tell(story.says(ACME).yes());
        story.ships("1Z1");
        story.scanned("1Z1", ParcelStatus.RETURNED_TO_SENDER);

        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.RETURNED_TO_SENDER);
        assertThat(story.questions()).containsExactly("parcel-back/1Z1:acme");
        story.misses(Deadlines.EXPIRY);
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.EXPIRED);
        assertThat(story.questions()).isEmpty();
    }

    @Test
    @Row("S163")
    void s163_anExceptionIsATaskThatALaterScanEnds() {
        story.tell(story.says(ACME).yes());
        story.ships("1Z1");
        story.scanned("1Z1", ParcelStatus.EXCEPTION);
        assertThat(story.questions()).containsExactly("parcel-exception/1Z1:acme");

        story.scanned("1Z1", ParcelStatus.OUT_FOR_DELIVERY);
        assertThat(story.questions()).isEmpty();
    }

    @Test
    @Row({"S10", "S29"})
    void s29_goodsShippedAgainAreReplacedAndNothingIsOwedForThem() {
        story.tell(story.says(ACME).yes());
        story.decides(OperatorAction.REPLACEMENT_SHIPPED, ACME);

        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.REPLACED);
        assertThat(story.leg(ACME).claim().expected().isZero()).isTrue();
    }

    @Test
    @Row("S25")
    void s25_aLegThatExpiredDoesNotKeepTheReturnOpenAtTheStore() {
        Story two = Story.of(AReturn.of("ACME-1", 1, "30.00").and("GLOBEX-1", 1, "20.00"));
        two.tell(two.says(ACME).yes());
        two.tell(two.says("globex", "sftp:globex").yes());
        two.command("store-approve/" + two.id(), Outcome.DONE);
        two.arrives("1Z1", new LineQuantity("ACME-1", 1));
        two.tell(two.says(ACME).inspected(Disposition.SCRAP));
        two.gatewayPays();
        two.command("store-process/" + two.id() + "/acme", Outcome.DONE);
        assertThat(two.planned(Command.Kind.STORE_CLOSE))
                .as("globex may still come")
                .isEmpty();

        two.misses(Deadlines.EXPIRY);
        assertThat(two.planned(Command.Kind.STORE_CLOSE)).hasSize(1);
    }

    @Test
    @Row("X7")
    void x7_aLegRefundedAfterTheSuppliersNoHasNothingToProcessAndDoesNotBlockClosing() {
        Story two = Story.of(AReturn.of("ACME-1", 1, "30.00").and("GLOBEX-1", 1, "20.00"));
        two.tell(two.says(ACME).yes());
        two.tell(two.says("globex", "sftp:globex").no());
        two.command("store-approve/" + two.id(), Outcome.DONE);
        two.decides(OperatorAction.REFUND, "globex");
        two.arrives("1Z1", new LineQuantity("ACME-1", 1));
        two.tell(two.says(ACME).inspected(Disposition.SCRAP));
        two.gatewayPays();
        two.command("store-process/" + two.id() + "/acme", Outcome.DONE);

        assertThat(two.planned(Command.Kind.STORE_PROCESS)).hasSize(1);
        assertThat(two.planned(Command.Kind.STORE_CLOSE)).hasSize(1);
        two.tell(two.says(ACME).credits("CM-1", usd("30.00")));
        assertThat(two.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    @Row({"S126", "S163"})
    void s163_aParcelLostOnItsWayBackEndsWithTheClaimOnTheCarrier() {
        story.tell(story.says(ACME).yes());
        story.ships("1Z1");
        story.decides(OperatorAction.CARRIER_CLAIMED, ACME, Said.reference("UPS-1"));
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.LOST);
        assertThat(story.questions()).contains("parcel-lost:acme");

        story.decides(OperatorAction.REFUND, ACME);
        story.gatewayPays();
        assertThat(story.leg(ACME).claim().booked())
                .as("he never had the goods")
                .isEqualTo(usd("0.00"));
        story.decides(OperatorAction.CARRIER_WRITE_OFF, ACME);
        assertThat(story.questions()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    @Row("S158")
    void s158_theAlertSaysWhatWasSentAndWhyItIsNotExpected() {
        story.tell(story.says(ACME).received());
        assertThat(story.decision("unexpected-parcel/goods:acme").orElseThrow().reason())
                .isEqualTo("Goods have been sent to acme, who has not accepted them yet: tell him, so that they do not"
                        + " sit on his dock.");

        Story strict = new Story(Agreed.with(ACME, Agreed::rma));
        strict.customerReturns(AReturn.of("ACME-1", 2, "30.00"));
        strict.tell(strict.says(ACME).yes());
        strict.ships("1Z1");
        assertThat(strict.decision("unexpected-parcel/1Z1:acme").orElseThrow().reason())
                .startsWith("Parcel 1Z1 has been sent to acme, without the RMA number he demands:");

        Story declined = Story.of(AReturn.of("ACME-1", 2, "30.00"));
        declined.tell(declined.says(ACME).no());
        declined.ships("1Z1");
        assertThat(declined.decision("unexpected-parcel/1Z1:acme").orElseThrow().reason())
                .contains("who does not take them back");
    }

    @Test
    @Row({"S158", "S163"})
    void s158_aParcelThatWentBackIsNotTheOneOnHisDock() {
        story.ships("1Z1");
        story.scanned("1Z1", ParcelStatus.RETURNED_TO_SENDER);
        story.ships("1Z2");
        assertThat(story.questions())
                .contains("unexpected-parcel/1Z2:acme")
                .doesNotContain("unexpected-parcel/1Z1:acme");
    }

    @Test
    @Row("S158")
    void s158_aDeclinedReturnWhoseGoodsAreOnTheirWayStaysOpenWhenSeen() {
        story.ships("1Z1");
        story.decides(OperatorAction.DECLINE, null);
        story.decides(OperatorAction.ACKNOWLEDGE, null);
        assertThat(story.questions()).isEmpty();
        assertThat(story.c().refused()).isTrue();
        assertThat(story.status()).isEqualTo(io.backhaul.core.returns.CaseStatus.OPEN);
    }
}
