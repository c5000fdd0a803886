package io.backhaul.core.returns;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.ParcelStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Goods of two suppliers in one return: what is said about the one leaves the other as he was. */
@Row("S40")
class TwoSuppliersTest {

    private static final LineQuantity TWO = new LineQuantity("ACME-1", 2);

    private static Story story() {
        return Story.of(AReturn.of("ACME-1", 2, "30.00").and("GLOBEX-1", 2, "30.00"));
    }

    static Stream<Arguments> words() {
        Map<String, Consumer<Story>> said = new LinkedHashMap<>();
        said.put("he authorises", s -> s.tell(s.says(ACME).yes("R-1", "1 Road", false)));
        said.put("he lets the customer keep them", s -> s.tell(s.says(ACME).yes(null, null, true)));
        said.put("he declines", s -> s.tell(s.says(ACME).no()));
        said.put("he wants more", s -> s.tell(s.says(ACME).wants("photos")));
        said.put("his goods are shipped", s -> s.ships("1Z1", TWO));
        said.put("his goods arrive", s -> s.arrives("1Z1", TWO));
        said.put("he receives them", s -> s.tell(s.says(ACME).received()));
        said.put("he inspects them", s -> s.tell(s.says(ACME).inspected(Disposition.SCRAP)));
        said.put(
                "he contradicts the customer",
                s -> s.tell(s.says(ACME).inspected(Disposition.SCRAP, Finding.CONTRADICTED)));
        said.put("he replaces them", s -> s.tell(s.says(ACME).shipsAgain()));
        said.put("he credits", s -> s.tell(s.says(ACME).credits("CM-1", usd("60.00"))));
        said.put("he refuses a credit", s -> s.tell(s.says(ACME).refusesCredit()));
        said.put(
                "a person enters his yes",
                s -> s.decides(OperatorAction.SUPPLIER_AUTHORIZED, ACME, Said.reference("R-1")));
        said.put("a person enters his no", s -> s.decides(OperatorAction.SUPPLIER_DECLINED, ACME));
        said.put("a person has seen them arrive", s -> s.decides(OperatorAction.GOODS_RECEIVED, ACME));
        said.put("a person refunds them", s -> s.decides(OperatorAction.REFUND, ACME));
        said.put("a person lets them go", s -> s.decides(OperatorAction.KEEP_IT, ACME));
        said.put(
                "a person pays a part of them",
                s -> s.decides(OperatorAction.PARTIAL_REFUND, ACME, Said.amount(usd("15.00"), null)));
        return said.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void s40_whatIsSaidOfOneSupplierConcernsHisLegOnly(String what, Consumer<Story> said) {
        Story story = story();
        Leg acme = story.leg(ACME);
        Leg globex = story.leg(GLOBEX);
        said.accept(story);
        assertThat(story.leg(ACME)).isNotEqualTo(acme);
        assertThat(story.leg(GLOBEX)).isEqualTo(globex);
    }

    @Test
    void s40_onesRefundIsNeitherPaidNorFailedNorDueForTheOther() {
        Story story = story();
        story.tell(story.says(GLOBEX).yes());
        story.tell(story.says(ACME).yes(null, null, true));
        Command refund = story.refunds().get(0);
        assertThat(story.c().refunds().commands(GLOBEX)).isEmpty();
        assertThat(story.c().refunds().due(GLOBEX)).isNull();
        assertThat(story.c().refunds().obligations(GLOBEX)).isZero();

        story.tell(story.gateway().failedLater(refund));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.FAILED);
        assertThat(story.leg(GLOBEX).customerMoney()).isEqualTo(CustomerMoney.NONE);
    }

    @Test
    void s40_aPersonsRefundOfOneLeavesTheOtherAtWhatItsInspectionFound() {
        Story story = story();
        story.tell(story.says(GLOBEX).yes());
        story.arrives("1Z2", new LineQuantity("GLOBEX-1", 2));
        story.decides(OperatorAction.REFUND, ACME);
        story.tell(story.says(GLOBEX).inspected(Disposition.SCRAP, new LineQuantity("GLOBEX-1", 1)));
        assertThat(story.refunded()).containsExactly("60.00 USD", "30.00 USD");
    }

    @Test
    void theLastRmaAddressAndWishCountAndAPersonsRmaOutranksThem() {
        Story story = story();
        story.tell(story.says(ACME).yes("R-1", "1 Road", false));
        story.tell(story.says(ACME).yes("R-2", null, false));
        assertThat(story.leg(ACME)).extracting(Leg::rma, Leg::returnAddress).containsExactly("R-2", "1 Road");

        story.decides(OperatorAction.SUPPLIER_AUTHORIZED, ACME, Said.reference("R-3"));
        assertThat(story.leg(ACME).rma()).isEqualTo("R-3");

        story.tell(story.says(GLOBEX).wants("photos"));
        story.tell(story.says(GLOBEX).wants("the serial number"));
        assertThat(story.leg(GLOBEX).wanted()).isEqualTo("the serial number");
    }

    @Test
    void aFindingIsContradictedBeforeConfirmedBeforeNotStatedAndItsLastWordCounts() {
        Story story = story();
        assertThat(story.leg(ACME).finding()).isEqualTo(Finding.NOT_STATED);
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, Finding.NOT_STATED));
        assertThat(story.leg(ACME).finding()).isEqualTo(Finding.NOT_STATED);
        story.tell(story.says(ACME, "sftp:acme").inspected(Disposition.SCRAP, Finding.CONFIRMED));
        assertThat(story.leg(ACME).finding()).isEqualTo(Finding.CONFIRMED);
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, Finding.CONTRADICTED));
        assertThat(story.leg(ACME).finding()).isEqualTo(Finding.CONTRADICTED);
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, Finding.NOT_STATED));
        assertThat(story.leg(ACME).finding()).isEqualTo(Finding.CONFIRMED);
    }

    @Test
    void aParcelThatCameBackLeavesGoodsWithTheCustomerAndOneOfOtherGoodsDoesNot() {
        Story story = story();
        story.tell(story.says(ACME).yes());
        story.tell(story.says(GLOBEX).yes());
        story.ships("1Z2", new LineQuantity("GLOBEX-1", 2));
        story.scanned("1Z2", ParcelStatus.RETURNED_TO_SENDER);
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.AUTHORIZED);
        assertThat(story.leg(ACME).parcels()).isEmpty();
        assertThat(story.leg(GLOBEX).goods()).isEqualTo(Goods.RETURNED_TO_SENDER);
    }

    @Test
    void theSameSkuOnTwoLinesIsAuthorisedAndInspectedOnce() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "30.00").and("ACME-1", 2, "30.00"));
        story.tell(story.says(ACME).yes(new LineQuantity("ACME-1", 2)));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 2)));
        assertThat(story.leg(ACME).lines()).extracting(LineState::authorised).containsExactly(1, 1);
        assertThat(story.leg(ACME).lines())
                .extracting(LineState::inspectedUnits)
                .containsExactly(1, 1);
    }

    @Test
    void otherGoodsOnEarlierLinesTakeNothingOfAReport() {
        Story story = Story.of(AReturn.of("ACME-2", 2, "30.00").and("ACME-1", 2, "30.00"));
        story.tell(story.says(ACME).yes(new LineQuantity("ACME-1", 2)));
        assertThat(story.leg(ACME).lines()).extracting(LineState::authorised).containsExactly(0, 2);
    }
}
