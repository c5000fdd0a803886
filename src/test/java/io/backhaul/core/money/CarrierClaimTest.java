package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Ledgers;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.Agreement;
import io.backhaul.core.policy.Grant;
import io.backhaul.core.policy.Remedy;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Goods;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The third debtor: damaged packaging and parcels that never came (rows S11, S14, N13). */
class CarrierClaimTest {

    private static AReturn asked(Reason reason) {
        return AReturn.of("ACME-1", 1, "60.00").costing(usd("40.00")).because(reason);
    }

    private static Story packaging() {
        return Story.of(asked(Reason.PACKAGING_DAMAGED));
    }

    private static Story notReceived() {
        Grant carrier = new Grant(
                Set.of(Reason.NOT_RECEIVED),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(Remedy.CARRIER_CLAIM),
                null);
        Agreement agreed = new Agreement(null, null, null, List.of(carrier), null, null, null, null, null, null, null);
        Story story = new Story(Demo.agreed(Demo.terms(), ACME, agreed));
        story.customerReturns(asked(Reason.NOT_RECEIVED));
        return story;
    }

    @Row({"S11", "N13"})
    @Test
    void s11_damagedPackagingGoesToTheCarrierNeverToTheSupplierAndRefundsNothingByItself() {
        Story story = packaging();
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).isEmpty();
        assertThat(story.refunds()).isEmpty();
        assertThat(story.questions()).containsExactly("claim-carrier:acme");
        assertThat(story.decision("claim-carrier:acme").orElseThrow().reason())
                .contains("40.00 USD (at cost)")
                .contains("#2001");
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.KEPT);
        story.decides(OperatorAction.ACKNOWLEDGE, null);
        assertThat(story.status()).as("no claim is made").isEqualTo(CaseStatus.CLOSED);
    }

    @Row({"S11", "N13", "F46"})
    @Test
    void n13_theClaimIsFollowedToItsLastPaymentAndTheSameReferenceCountsOnce() {
        Story story = packaging();
        story.decides(OperatorAction.CARRIER_CLAIMED, ACME, Said.reference("C-1"));
        assertThat(story.owed()).containsEntry("CARRIER_RECEIVABLE:carrier USD", usd("40.00"));
        assertThat(story.questions()).containsExactly("chase-carrier:acme");

        story.decides(OperatorAction.CARRIER_PAID, ACME, Said.amount(usd("25.00"), "P-1"));
        story.decides(OperatorAction.CARRIER_PAID, ACME, Said.amount(usd("15.00"), "P-1"));
        assertThat(story.owed()).containsEntry("CARRIER_RECEIVABLE:carrier USD", usd("15.00"));
        assertThat(story.status()).isNotEqualTo(CaseStatus.CLOSED);
        assertThat(story.decides(OperatorAction.CARRIER_PAID, ACME, Said.amount(usd("15.01"), "P-2"))
                        .toString())
                .contains("CarrierOwesLess");
        story.decides(OperatorAction.CARRIER_PAID, ACME, Said.amount(usd("15.00"), "P-2"));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(Ledgers.balances(story.cases().ledger(Demo.MERCHANT, story.id())))
                .containsEntry("CARRIER_CLEARING:carrier USD", usd("40.00"))
                .containsEntry("RECOVERIES USD", usd("-40.00"))
                .hasSize(2);
    }

    @Row({"S14", "X4", "F46"})
    @Test
    void s14_aParcelThatNeverCameIsDecidedByAPersonAndClaimedFromTheCarrier() {
        Story story = notReceived();
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).isEmpty();
        assertThat(story.refunds()).isEmpty();
        assertThat(story.questions()).containsExactlyInAnyOrder("not-received:acme", "claim-carrier:acme");
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.LOST);

        story.decides(OperatorAction.REFUND, ACME);
        story.gatewayPays();
        story.decides(OperatorAction.CARRIER_CLAIMED, ACME, Said.amount(usd("60.00"), "C-1"));
        story.decides(OperatorAction.CARRIER_DECLINED, ACME, Said.note("delivered by his scan"));
        assertThat(story.questions()).containsExactly("carrier-declined:acme");
        assertThat(story.status()).isEqualTo(CaseStatus.REVIEW);
        story.decides(OperatorAction.CARRIER_WRITE_OFF, ACME, Said.note("not worth a fight"));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(Ledgers.balances(story.cases().ledger(Demo.MERCHANT, story.id())))
                .containsEntry("RETURN_LOSS USD", usd("60.00"));
    }

    @Row({"S14", "X4"})
    @Test
    void x4_aSupplierWhoHonoursMissingParcelsIsAskedAndNothingIsExpectedBack() {
        Story story = Story.of(asked(Reason.NOT_RECEIVED));
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).hasSize(1);
        story.tell(story.says(ACME).yes());
        assertThat(story.refunded()).as("nothing can go back").containsExactly("60.00 USD");
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.LOST);
    }

    @Row("S11")
    @Test
    void aClaimOfUnknownCostIsMadeAtThePrice() {
        Story story = Story.of(asked(Reason.PACKAGING_DAMAGED).costing(null));
        assertThat(story.decision("claim-carrier:acme").orElseThrow().reason())
                .contains("60.00 USD (at the customer's price");
    }
}
