package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.INITECH;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.SupplierMoney;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the parcel to the shelf: inspection, silence, restocking. */
class GoodsBackTest {

    private final Story story = new Story(Demo.terms(Demo.policy(), List.of("demo", "demo-eu", "demo-uk")));

    private void authorised(AReturn asked) {
        story.customerReturns(asked);
        story.tell(story.says(ACME).yes());
        story.command("store-approve/" + story.id(), Outcome.DONE);
    }

    @Row({"S52", "S53"})
    @ParameterizedTest
    @EnumSource(Disposition.class)
    void s53_onlyResellableGoodsGoBackOnStock(Disposition disposition) {
        authorised(AReturn.of("ACME-1", 1, "60.00"));
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(disposition));

        assertThat(story.planned(Command.Kind.STOCK_ADJUST)).hasSize(disposition == Disposition.RESELLABLE ? 2 : 0);
    }

    @Row("S54")
    @Test
    void s54_everyStoreGetsTheStockExactlyOnceAndTheOwnOneByProcessing() {
        authorised(AReturn.of("ACME-1", 2, "60.00"));
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        story.tell(story.says(ACME, "sftp:acme").inspected(Disposition.RESELLABLE));
        story.gatewayPays();

        assertThat(story.planned(Command.Kind.STOCK_ADJUST))
                .extracting(c -> c.destination() + " " + c.lines().get(0).quantity())
                .containsExactly("shopify:demo-eu 2", "shopify:demo-uk 2");
        assertThat(story.planned(Command.Kind.STORE_PROCESS))
                .singleElement()
                .satisfies(c -> assertThat(c.details()).containsOnly(Map.entry("RESTOCKED line-1", "2")));
    }

    @Row({"S53", "S54"})
    @Test
    void s54_ofAMixedResultTheOwnStoreGetsTheGoodUnitsByTheReturnAndTheOthersByCount() {
        authorised(AReturn.of("ACME-1", 2, "60.00"));
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, new LineQuantity("ACME-1", 1)));
        story.gatewayPays();

        assertThat(story.planned(Command.Kind.STOCK_ADJUST))
                .extracting(Command::destination)
                .containsExactlyInAnyOrder("shopify:demo-eu", "shopify:demo-uk");
        assertThat(story.planned(Command.Kind.STORE_PROCESS).get(0).details())
                .containsOnly(Map.entry("RESTOCKED line-1", "1"), Map.entry("NOT_RESTOCKED line-1", "1"));
    }

    @Test
    void s53_whatWasRestockedByProcessingIsNotRaisedAgainWhenTheRestTurnsOutBad() {
        authorised(AReturn.of("ACME-1", 2, "60.00"));
        story.arrives("1Z1", new LineQuantity("ACME-1", 1));
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, new LineQuantity("ACME-1", 1)));
        story.gatewayPays();
        assertThat(story.planned(Command.Kind.STORE_PROCESS).get(0).details())
                .containsOnly(Map.entry("RESTOCKED line-1", "1"));

        story.arrives("1Z2", new LineQuantity("ACME-1", 1));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));

        assertThat(story.planned(Command.Kind.STOCK_ADJUST))
                .extracting(Command::destination)
                .doesNotContain("shopify:demo");
    }

    @Row("S53")
    @Test
    void s53_aCorrectionAfterProcessingIsRaisedAtTheOwnStoreByCountSinceTheReturnNoLongerCan() {
        authorised(AReturn.of("ACME-1", 2, "60.00"));
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        story.gatewayPays();
        assertThat(story.planned(Command.Kind.STORE_PROCESS).get(0).details())
                .containsOnly(Map.entry("NOT_RESTOCKED line-1", "2"));

        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, new LineQuantity("ACME-1", 1)));
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        assertThat(story.planned(Command.Kind.STOCK_ADJUST))
                .filteredOn(a -> a.destination().equals("shopify:demo"))
                .extracting(a -> a.lines().get(0).quantity())
                .containsExactly(1, 1);
    }

    @Row("S53")
    @Test
    void s53_unitsTheCustomerKeepsAreNotRestockedWithThoseThatCameBack() {
        authorised(AReturn.of("ACME-1", 2, "60.00"));
        story.tell(story.says(ACME).yes(null, null, true, new LineQuantity("ACME-1", 1)));
        story.arrives("1Z1", new LineQuantity("ACME-1", 1));
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, new LineQuantity("ACME-1", 1)));
        story.gatewayPays();

        assertThat(story.planned(Command.Kind.STORE_PROCESS))
                .allSatisfy(p -> assertThat(p.details())
                        .containsOnly(Map.entry("RESTOCKED line-1", "1"), Map.entry("NOT_RESTOCKED line-1", "1")));
        assertThat(story.planned(Command.Kind.STOCK_ADJUST)).hasSize(2);
    }

    @Row({"S163", "S164", "S202"})
    @Test
    void s164_deliveredAtTheSupplierAsksHimForTheInspection() {
        authorised(AReturn.of("ACME-1", 1, "60.00"));
        story.ships("1z 1");
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.IN_TRANSIT);
        assertThat(story.planned(Command.Kind.INSPECTION_REQUEST)).isEmpty();

        story.scanned("1Z1", ParcelStatus.DELIVERED);
        assertThat(story.planned(Command.Kind.INSPECTION_REQUEST)).hasSize(1);
        assertThat(story.refunds()).as("delivered alone pays nothing").isEmpty();
    }

    @Row({"S165", "S166"})
    @Test
    void s166_theInspectionTriggersTheRefund() {
        authorised(AReturn.of("ACME-1", 1, "60.00"));
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));

        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row("S193")
    @Test
    void s193_sevenDaysOfSilenceAfterDeliveryPayOnceAndPursueTheSupplier() {
        authorised(AReturn.of("ACME-1", 1, "60.00"));
        story.arrives("1Z1");
        Instant delivered = story.words().now();
        assertThat(story.deadlines())
                .singleElement()
                .satisfies(d -> assertThat(d.at()).isEqualTo(delivered.plus(Duration.ofDays(7))));

        story.misses(Deadlines.INSPECTION);
        story.gatewayPays();
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.ACCEPTED);
        assertThat(story.leg(ACME).claim().open()).isEqualTo(usd("60.00"));

        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        assertThat(story.refunded()).as("a late confirmation pays nothing more").containsExactly("60.00 USD");
    }

    @Row("S193")
    @Test
    void s193_theTimerStartsWithTheScanNotWithItsArrivalHere() {
        authorised(AReturn.of("ACME-1", 1, "60.00"));
        story.ships("1Z1");
        story.scanned("1Z1", ParcelStatus.DELIVERED);
        Instant first = story.deadlines().get(0).at();
        story.passes(Duration.ofDays(3));
        story.tell(story.says(ACME).received());

        assertThat(story.deadlines().get(0).at()).isEqualTo(first);
    }

    @Test
    void s193_goodsThatCameInAfterALateInspectionAreStillRestockedEverywhere() {
        authorised(AReturn.of("ACME-1", 1, "60.00"));
        story.arrives("1Z1");
        story.misses(Deadlines.INSPECTION);
        story.gatewayPays();
        assertThat(story.planned(Command.Kind.STORE_PROCESS).get(0).details())
                .containsOnly(Map.entry("NOT_RESTOCKED line-1", "1"));

        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        assertThat(story.planned(Command.Kind.STOCK_ADJUST)).hasSize(3);
    }

    @Test
    void aSupplierWhoCannotReportAnInspectionIsNotAskedForOne() {
        Story edi = Story.of(AReturn.of("INITECH-1", 1, "60.00"));
        edi.tell(edi.says(INITECH, "sftp:initech").yes());
        edi.arrives("1Z1");
        assertThat(edi.planned(Command.Kind.INSPECTION_REQUEST)).isEmpty();

        edi.misses(Deadlines.INSPECTION);
        assertThat(edi.refunded()).containsExactly("60.00 USD");
    }

    @Test
    void unitsMissingFromTheParcelAreAPersonsQuestionAndAreNotPaidByThemselves() {
        authorised(AReturn.of("ACME-1", 2, "60.00"));
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, new LineQuantity("ACME-1", 1)));
        story.tell(story.says(ACME).inspected(Disposition.MISSING, new LineQuantity("ACME-1", 1)));

        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.questions()).containsExactly("missing:acme");
    }

    @Test
    void aCorrectedInspectionReplacesTheEarlierOne() {
        authorised(AReturn.of("ACME-1", 1, "60.00"));
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.MISSING));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));

        assertThat(story.questions()).isEmpty();
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row({"S169", "S210"})
    @Test
    void whenAllIsSettledTheStoreClosesTheReturnAndTheCaseIsClosed() {
        authorised(AReturn.of("ACME-1", 1, "60.00"));
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        story.gatewayPays();
        story.command("store-process/" + story.id() + "/acme", Outcome.DONE);
        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));

        assertThat(story.planned(Command.Kind.STORE_CLOSE)).hasSize(1);
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void aCommandThePartnerRefusedIsAQuestionUntilItIsAcknowledged() {
        authorised(AReturn.of("ACME-1", 1, "60.00"));
        story.arrives("1Z1");
        String asked = "inspection-request/" + story.id() + "/acme";
        story.command(asked, Outcome.REJECTED);
        assertThat(story.questions()).containsExactly("refused/" + asked);

        story.decides(OperatorAction.ACKNOWLEDGE, null);
        assertThat(story.questions()).isEmpty();
    }
}
