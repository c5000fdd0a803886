package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Orders;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.Evidence.Kind;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.ReturnAddress;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.SupplierMoney;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every supplier is asked by his own terms, and only for what fits them. */
class SupplierTermsTest {

    private static final ReturnAddress DOCK =
            new ReturnAddress("9 Harbour Road, Oakland CA 94607", "Returns, Dock 4", LocalDate.parse("2026-06-01"));

    private static AReturn asked() {
        return AReturn.of("ACME-1", 2, "30.00").costing(usd("20.00"));
    }

    private static Story under(Terms terms, AReturn asked) {
        Story story = new Story(terms);
        story.customerReturns(asked);
        return story;
    }

    private static Story told(Terms terms) {
        Story story = under(terms, asked());
        story.tell(story.says(ACME).yes());
        return story;
    }

    @Test
    @Row({"S2", "S32", "X7"})
    void s32_aSupplierWhoTakesNothingBackForThisReasonIsNotAskedAndTheCustomerIsNotRefused() {
        Terms terms = Agreed.with(ACME, Agreed.granting(Agreed.refuses(Reason.UNWANTED)));
        Story story = under(terms, asked());

        assertThat(story.decision("accepted")).isPresent();
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).isEmpty();
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.NONE);
        assertThat(story.questions()).containsExactly("supplier-declined:acme");
        assertThat(story.decision("supplier-declined:acme").orElseThrow().reason())
                .isEqualTo("acme takes nothing back as UNWANTED, so not 2 x ACME-1: the merchant bears it."
                        + " Refund the customer all the same, or decline with a reason.");
        assertThat(under(terms, asked().because(Reason.DAMAGED)).planned(Command.Kind.SUPPLIER_REQUEST))
                .as("other reasons are asked")
                .hasSize(1);
    }

    @Test
    @Row("S2")
    void s2_theMerchantMayRefundAllTheSameAndClaimsNothing() {
        Story story = under(Agreed.with(ACME, Agreed.granting(Agreed.refuses())), asked());
        story.decides(OperatorAction.REFUND, ACME);
        story.gatewayPays();

        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.leg(ACME).claim().booked().isZero()).isTrue();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    @Row("S2")
    void s2_whoAcceptsAgainstHisPolicyIsTakenAtHisWord() {
        Story story = under(Agreed.with(ACME, Agreed.granting(Agreed.refuses())), asked());
        story.decides(OperatorAction.SUPPLIER_AUTHORIZED, ACME);

        assertThat(story.questions()).isEmpty();
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.AUTHORIZED);
    }

    @Test
    @Row({"S188", "S32"})
    void s188_noBlanketPolicyOneSupplierRefusesTheOtherIsAsked() {
        Story story = under(
                Agreed.with(ACME, Agreed.granting(Agreed.refuses(Reason.UNWANTED))),
                asked().and("GLOBEX-1", 1, "20.00"));

        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST))
                .extracting(Command::supplier)
                .containsExactly(GLOBEX);
        assertThat(story.questions()).containsExactly("supplier-declined:acme");
    }

    @Test
    @Row({"S7", "S22", "S97", "S6"})
    void s97_everyKindOfEvidenceHeWantsMustBeThereBeforeHeIsAsked() {
        Terms terms =
                Agreed.with(ACME, Agreed.granting(Agreed.wants(Set.of(Kind.PHOTO, Kind.VIDEO), Reason.DEFECTIVE)));
        Story photo = under(terms, asked().because(Reason.DEFECTIVE).withPhoto());
        assertThat(photo.planned(Command.Kind.SUPPLIER_REQUEST)).isEmpty();
        assertThat(photo.decision("evidence:acme").orElseThrow().reason()).contains("only with a video:");

        Story both = under(terms, asked().because(Reason.DEFECTIVE).withPhoto().but(Orders.with(Evidence.Kind.VIDEO)));
        assertThat(both.planned(Command.Kind.SUPPLIER_REQUEST)).hasSize(1);
    }

    @Test
    @Row("S186")
    void s186_theMerchantMayAlwaysAskForPhotosWhateverTheSupplierWants() {
        Terms terms = Agreed.under(Agreed.askingPhotosFor(Reason.UNWANTED));

        assertThat(under(terms, asked()).questions()).containsExactly("evidence:acme");
        assertThat(under(terms, asked().withPhoto()).questions()).isEmpty();
    }

    @Test
    @Row({"S123", "S124"})
    void s124_aFinancialSupplierCreditsWithoutGoodsNoAddressNoParcelIsWaitedFor() {
        Story story = told(Agreed.with(ACME, Agreed.financial()));
        story.gatewayPays();

        assertThat(story.planned(Command.Kind.STORE_INSTRUCTIONS)).isEmpty();
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.KEPT);
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.leg(ACME).claim().open()).isEqualTo(usd("40.00"));
        assertThat(story.questions()).isEmpty();
    }

    @Test
    @Row({"S123", "S25", "S24"})
    void s123_aLogisticalSupplierGetsTheGoodsAndNothingIsPaidBefore() {
        Story story = told(Demo.terms());

        assertThat(story.planned(Command.Kind.STORE_INSTRUCTIONS)).hasSize(1);
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.AUTHORIZED);
        assertThat(story.refunds()).isEmpty();
    }

    @Test
    @Row({"S119", "S31"})
    void s119_noInstructionsBeforeTheRmaNumberHeDemands() {
        Story story = told(Agreed.with(ACME, Agreed::rma));
        assertThat(story.planned(Command.Kind.STORE_INSTRUCTIONS)).isEmpty();
        assertThat(story.questions()).containsExactly("instructions-held:acme");

        story.decides(OperatorAction.SUPPLIER_AUTHORIZED, ACME, Said.reference("RMA-9"));
        assertThat(story.planned(Command.Kind.STORE_INSTRUCTIONS).get(0).details())
                .containsEntry("rma", "RMA-9");
        assertThat(story.questions()).isEmpty();
    }

    @Test
    @Row({"S27", "S44", "S51", "S125"})
    void s44_withoutAnotherWordGoodsGoToTheAddressHeConfirmedWithItsDepartment() {
        Story story = told(Agreed.with(ACME, Agreed.at(DOCK)));

        assertThat(story.planned(Command.Kind.STORE_INSTRUCTIONS).get(0).details())
                .containsEntry("address", "Returns, Dock 4, 9 Harbour Road, Oakland CA 94607");
        assertThat(story.decision("instructions:acme").orElseThrow().reason())
                .contains("his usual address, confirmed on 2026-06-01");
    }

    @Test
    @Row({"S157", "S27", "S51"})
    void s157_theAddressNamedWithTheAuthorizationIsTheOneThatCountsOnceItIsOnFile() {
        Map<String, List<String>> followed = Map.of(ACME, List.of("7 Mill Lane, Austin TX"));
        Story story = under(Agreed.with(ACME, Agreed.at(DOCK)).knowing(followed), asked());
        story.tell(story.says(ACME).yes("RMA-1", "7 Mill Lane, Austin TX", false));

        assertThat(story.planned(Command.Kind.STORE_INSTRUCTIONS).get(0).details())
                .containsEntry("address", "7 Mill Lane, Austin TX");
    }

    @Test
    @Row("S126")
    void s126_anAddressNobodyConfirmedOrNoneAtAllSendsNothingOnItsWay() {
        ReturnAddress rumour = new ReturnAddress("somewhere", null, null);
        Story unconfirmed = told(Agreed.with(ACME, Agreed.at(rumour)));
        assertThat(unconfirmed.planned(Command.Kind.STORE_INSTRUCTIONS)).isEmpty();
        assertThat(unconfirmed.decision("instructions-held:acme").orElseThrow().reason())
                .contains("not confirmed");

        Story nowhere = told(Agreed.with(ACME, Agreed.at(null)));
        assertThat(nowhere.planned(Command.Kind.STORE_INSTRUCTIONS)).isEmpty();
        assertThat(nowhere.questions()).containsExactly("instructions-held:acme");

        nowhere.ships("1Z1");
        assertThat(nowhere.questions())
                .as("it has left: too late to hold it back")
                .isEmpty();
    }

    @Test
    @Row({"S159", "S24"})
    void s159_nothingIsToldToTheCustomerBeforeTheSupplierConfirms() {
        Story story = under(Agreed.with(ACME, Agreed.at(DOCK)), asked());

        assertThat(story.planned(Command.Kind.STORE_INSTRUCTIONS)).isEmpty();
        assertThat(story.planned(Command.Kind.STORE_APPROVE)).isEmpty();
        story.tell(story.says(ACME).no());
        assertThat(story.planned(Command.Kind.STORE_INSTRUCTIONS)).isEmpty();
    }

    @Test
    @Row("S164")
    void s164_deliveredAtTheSupplierAsksHimOnceForHisFindings() {
        Story story = told(Demo.terms());
        story.command("store-approve/" + story.id(), Outcome.DONE);
        story.arrives("1Z1");
        story.tell(story.says(ACME).received());

        assertThat(story.planned(Command.Kind.INSPECTION_REQUEST)).hasSize(1);
    }
}
