package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.ALI;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.policy.Remedy;
import io.backhaul.core.policy.ReturnAddress;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Asking a supplier, and telling the customer where his goods go: neither too early nor to nowhere. */
class InstructionsTest {

    private static Story story(ReturnAddress address) {
        Story story = new Story(Agreed.with(ACME, Agreed.at(address)).knowing(Map.of()));
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        return story;
    }

    private static Story unconfirmed() {
        return story(new ReturnAddress("1 Dock Road", null, null));
    }

    @Row({"S125", "S126"})
    @Test
    void s126_goodsWaitForAnAddressFromHisYesUntilTheyAreOnTheirWay() {
        Story story = unconfirmed();
        assertThat(story.questions()).as("he has not accepted them yet").isEmpty();
        story.tell(story.says(ACME).yes());
        assertThat(story.questions()).containsExactly("instructions-held:acme");
        assertThat(story.decision("instructions-held:acme").orElseThrow().reason())
                .startsWith("acme takes the goods back, but his return address is not confirmed: get it from him.");
        story.ships("1Z1");
        assertThat(story.questions()).isEmpty();
    }

    @Row("S126")
    @Test
    void s126_anAddressHeNamesOrAPersonWhoTellsTheCustomerEndsTheWait() {
        Story named = story(null);
        named.tell(named.says(ACME).yes());
        assertThat(named.decision("instructions-held:acme").orElseThrow().reason())
                .contains("has named no address");
        named.tell(named.says(ACME).yes("R-1", "2 Road", false));
        assertThat(named.questions()).isEmpty();
        assertThat(named.decision("instructions:acme")).isPresent();

        Story told = unconfirmed();
        told.tell(told.says(ACME).yes());
        told.decides(OperatorAction.ACKNOWLEDGE, ACME, Said.reference("instructions-held:acme"));
        assertThat(told.questions()).isEmpty();
    }

    @Row({"S125", "X7"})
    @Test
    void s125_aSupplierWhoIsAskedForHisNumberAndDeclinesLeavesWhoBearsItToAPerson() {
        Story story = unconfirmed();
        story.tell(story.says(ACME).yes());
        story.decides(OperatorAction.SUPPLIER_DECLINED, ACME);
        assertThat(story.questions()).containsExactly("supplier-declined:acme");
        assertThat(story.decision("instructions:acme")).isEmpty();
    }

    @Row({"S126", "S98"})
    @Test
    void s126_goodsThatStayNeedNoAddress() {
        Story story = unconfirmed();
        story.tell(story.says(ACME).yes(null, null, true));
        assertThat(story.questions()).isEmpty();
    }

    @Row({"S154", "S156"})
    @Test
    void s154_whoeverCannotBeAskedByMachineIsAskedByAPersonWithHisOrderNumber() {
        Story plain = Story.of(AReturn.of("ALI-1", 1, "60.00"));
        assertThat(plain.decision("ask-by-hand:ali").orElseThrow().reason())
                .isEqualTo("ali offers no way to ask by machine: open the return there for order #2001, then enter"
                        + " its answer (authorised or declined).");
        Story numbered = Story.of(AReturn.of("ALI-1", 1, "60.00").but(InstructionsTest::ofHisOrder));
        assertThat(numbered.decision("ask-by-hand:ali").orElseThrow().reason())
                .contains("for order #2001 (his order 8001), then enter");
    }

    private static ReturnRequested ofHisOrder(ReturnRequested r) {
        OrderSnapshot o = r.order();
        OrderSnapshot numbered = new OrderSnapshot(
                o.orderId(),
                o.orderName(),
                o.store(),
                o.orderedAt(),
                o.deliveredAt(),
                o.payments(),
                o.poNumbers(),
                Map.of(ALI, "8001"));
        return new ReturnRequested(
                r.envelope(), numbered, r.lines(), r.reason(), r.reasonText(), r.evidence(), r.storeStatus());
    }

    @Row("S154")
    @Test
    void s154_nobodyIsToldToAskWhoHasAnsweredBeforeTheRequestWasAccepted() {
        Story story = Story.of(AReturn.of("ALI-1", 1, "60.00").orderedAt(Instant.parse("2026-07-01T12:00:00Z")));
        story.decides(OperatorAction.SUPPLIER_AUTHORIZED, ALI, Said.reference("R-1"));
        story.decides(OperatorAction.APPROVE, null);
        assertThat(story.decision("asked:ali")).isPresent();
        assertThat(story.decision("ask-by-hand:ali")).isEmpty();
    }

    @Row({"S11", "S14", "S98"})
    @Test
    void s14_nobodyIsAskedToTakeBackWhatNeverArrivedOrStaysWithTheCustomer() {
        Story lost = new Story(Agreed.with(ACME, Agreed.granting(Agreed.offering(Remedy.CARRIER_CLAIM))));
        lost.customerReturns(AReturn.of("ACME-1", 1, "60.00").because(Reason.NOT_RECEIVED));
        assertThat(lost.decision("accepted")).isPresent();
        assertThat(lost.leg(ACME).carriersMatter()).isTrue();
        assertThat(lost.decision("asked:acme")).isEmpty();
        Story kept = Story.of(AReturn.of("ACME-1", 1, "9.00"));
        assertThat(kept.c().keeps(ACME)).isTrue();
        assertThat(kept.planned(Command.Kind.SUPPLIER_REQUEST)).isEmpty();
    }
}
