package io.backhaul.partner.shopify;

import static io.backhaul.partner.shopify.WantedState.NOT_YET;
import static io.backhaul.partner.shopify.WantedState.OUT_OF_REACH;
import static io.backhaul.partner.shopify.WantedState.REACHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.partner.shopify.ProcessedLine.Disposition;
import io.backhaul.partner.shopify.ProcessedLine.Goods;
import io.backhaul.partner.shopify.ShopifyReturn.LineToDispose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopifyReturnTest {

    private static final String LAMP = "gid://shopify/ReturnLineItem/11";
    private static final String CABLE = "gid://shopify/ReturnLineItem/12";

    private final ShopifyReturn shipped = read(Answers.data("return-shipped"));

    @ParameterizedTest(name = "{0}: approved {1}, declined {2}, closed {3}")
    @CsvSource({
        "REQUESTED, NOT_YET,      NOT_YET,      OUT_OF_REACH",
        "OPEN,      REACHED,      OUT_OF_REACH, NOT_YET",
        "CLOSED,    REACHED,      OUT_OF_REACH, REACHED",
        "DECLINED,  OUT_OF_REACH, REACHED,      OUT_OF_REACH",
        "CANCELED,  OUT_OF_REACH, OUT_OF_REACH, OUT_OF_REACH",
    })
    void tellsByTheStatusWhetherACommandIsDone(
            String status, WantedState approved, WantedState declined, WantedState closed) {
        ShopifyReturn it = read(withStatus(status));
        assertThat(it.approved()).isEqualTo(approved);
        assertThat(it.declined()).isEqualTo(declined);
        assertThat(it.closed()).isEqualTo(closed);
    }

    @ParameterizedTest(name = "{0}: reopened {1}, cancelled {2}, booked on {3}")
    @CsvSource({
        "REQUESTED, OUT_OF_REACH, NOT_YET,      OUT_OF_REACH",
        "OPEN,      REACHED,      NOT_YET,      NOT_YET",
        "CLOSED,    NOT_YET,      OUT_OF_REACH, NOT_YET",
        "DECLINED,  OUT_OF_REACH, OUT_OF_REACH, OUT_OF_REACH",
        "CANCELED,  OUT_OF_REACH, REACHED,      OUT_OF_REACH",
    })
    void tellsWhatAReturnCanStillTurnInto(
            String status, WantedState reopened, WantedState cancelled, WantedState booking) {
        ShopifyReturn it = read(untouched(status));
        assertThat(it.reopened()).isEqualTo(reopened);
        assertThat(it.cancelled()).isEqualTo(cancelled);
        assertThat(it.booking()).isEqualTo(booking);
    }

    @Test
    void onceAUnitIsProcessedTheReturnCannotBeCancelled() {
        assertThat(shipped.cancelled()).isEqualTo(OUT_OF_REACH);
    }

    @Test
    void findsATrackingNumberHoweverItIsWritten() {
        assertThat(shipped.parcels().numbered("1z999 aa10123456784")).isPresent();
        assertThat(shipped.parcels().numbered("1Z999AA10123456785")).isEmpty();
    }

    @Test
    void countsWhatIsProcessedInAll() {
        assertThat(shipped.processedQuantity(LAMP)).isEqualTo(1);
        assertThat(shipped.processed(Map.of(LAMP, 1))).isEqualTo(REACHED);
        assertThat(shipped.processed(Map.of(LAMP, 2))).isEqualTo(NOT_YET);
        assertThat(shipped.processed(Map.of(LAMP, 1, CABLE, 1))).isEqualTo(NOT_YET);
        assertThat(shipped.processed(Map.of(LAMP, 3))).isEqualTo(OUT_OF_REACH);
        assertThat(shipped.processed(Map.of("gid://shopify/ReturnLineItem/99", 1)))
                .isEqualTo(OUT_OF_REACH);
        assertThat(read(withStatus("CLOSED")).processed(Map.of(LAMP, 2)))
                .as("a closed return is opened again")
                .isEqualTo(NOT_YET);
        assertThat(read(withStatus("DECLINED")).processed(Map.of(LAMP, 2))).isEqualTo(OUT_OF_REACH);
    }

    @Test
    void namesTheLinesThatWaitForADisposition() {
        assertThat(shipped.linesToDispose())
                .containsExactly(
                        new LineToDispose(
                                "gid://shopify/ReverseFulfillmentOrder/801",
                                "gid://shopify/ReverseFulfillmentOrderLineItem/901",
                                "gid://shopify/FulfillmentLineItem/1011",
                                2,
                                Map.of(Disposition.NOT_RESTOCKED, 1)),
                        new LineToDispose(
                                "gid://shopify/ReverseFulfillmentOrder/801",
                                "gid://shopify/ReverseFulfillmentOrderLineItem/902",
                                "gid://shopify/FulfillmentLineItem/1012",
                                1,
                                Map.of()));
    }

    @Test
    void findsUnitsByTheirSkuAndProcessesOnlyWhatIsMissing() {
        Map<String, Integer> wanted =
                shipped.wanted(List.of(new LineQuantity("ACME-LAMP", 2), new LineQuantity("ALI-CABLE", 0)));
        assertThat(wanted).containsExactly(Map.entry(LAMP, 2), Map.entry(CABLE, 1));
        GoodsWork work = shipped.work(
                wanted,
                Map.of(
                        LAMP, Map.of(Disposition.NOT_RESTOCKED, 1, Disposition.RESTOCKED, 1),
                        CABLE, Map.of(Disposition.RESTOCKED, 1)),
                null);
        assertThat(work.process())
                .containsExactly(
                        new ProcessedLine(LAMP, 1, List.of(restocked("901", 1))),
                        new ProcessedLine(CABLE, 1, List.of(restocked("902", 1))));
        assertThat(work.dispose()).isEmpty();
        assertThat(work.otherwise()).isZero();
    }

    @Test
    void ofUnitsTheMerchantDisposedOfHimselfNothingIsSaidAgain() {
        GoodsWork work = shipped.work(Map.of(LAMP, 1), Map.of(LAMP, Map.of(Disposition.NOT_RESTOCKED, 1)), null);
        assertThat(work.isNothing()).isTrue();

        GoodsWork both = shipped.work(Map.of(LAMP, 2), Map.of(LAMP, Map.of(Disposition.RESTOCKED, 2)), null);
        assertThat(both.process()).containsExactly(new ProcessedLine(LAMP, 1, List.of(restocked("901", 1))));
        assertThat(both.otherwise())
                .as("one of them stands there as not restocked")
                .isEqualTo(1);
    }

    @Test
    void unitsThatNeverCameAreSaidToBeMissingAndAreNotProcessed() {
        GoodsWork work = shipped.work(Map.of(), Map.of(CABLE, Map.of(Disposition.MISSING, 1)), null);
        assertThat(work.process()).isEmpty();
        assertThat(work.dispose())
                .containsExactly(List.of(
                        new Goods("gid://shopify/ReverseFulfillmentOrderLineItem/902", 1, Disposition.MISSING, null)));
    }

    @Test
    void goodsGoToTheConfiguredLocationBeforeTheOneTheyWereSentFrom() {
        GoodsWork work = shipped.work(
                Map.of(CABLE, 1), Map.of(CABLE, Map.of(Disposition.RESTOCKED, 1)), "gid://shopify/Location/5");
        assertThat(work.process().get(0).goods().get(0).location()).isEqualTo("gid://shopify/Location/5");
    }

    @Test
    void aLineWithoutAProductIsNeverRestocked() {
        JsonNode data = Answers.data("return-shipped");
        for (JsonNode line : data.at("/return/returnLineItems/nodes")) {
            ObjectNode bought = (ObjectNode) line.at("/fulfillmentLineItem/lineItem");
            bought.putNull("product");
            bought.putNull("variant");
        }
        GoodsWork work = read(data).work(Map.of(CABLE, 1), Map.of(CABLE, Map.of(Disposition.RESTOCKED, 1)), null);
        assertThat(work.process().get(0).goods().get(0).disposition()).isEqualTo(Disposition.NOT_RESTOCKED);
    }

    @Test
    void disposesOfNoUnitTwiceWhereTwoLinesShareOneFulfilment() {
        ShopifyReturn shared = read(Answers.data("return-one-line-two-reasons"));
        Map<String, Integer> wanted = shared.wanted(List.of(new LineQuantity("ACME-LAMP", 2)));
        Map<String, Map<Disposition, Integer>> fates = new HashMap<>();
        wanted.keySet().forEach(line -> fates.put(line, Map.of(Disposition.NOT_RESTOCKED, 1)));
        assertThat(shared.work(wanted, fates, null).process())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.goods())
                        .singleElement()
                        .satisfies(goods -> assertThat(goods.quantity()).isEqualTo(1)));
    }

    @Test
    void aParcelTakesTheUnitsThatAreInNone() {
        assertThat(shipped.parcels().unsent(List.of()))
                .isEqualTo(shipped.parcels()
                        .unsent(List.of(new LineQuantity("ACME-LAMP", 0), new LineQuantity("ALI-CABLE", 0))));
    }

    @Test
    void refusesMoreUnitsThanTheReturnHas() {
        assertThatThrownBy(() -> shipped.wanted(List.of(new LineQuantity("ACME-LAMP", 3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 x ACME-LAMP");
    }

    @Test
    void givesTheCustomersNotesAndNothingForAnUnknownReturn() {
        assertThat(shipped.customerNotes()).containsExactly("flickers");
        assertThat(ShopifyReturn.of(Answers.data("return-unknown"))).isEmpty();
    }

    private static Goods restocked(String line, int quantity) {
        return new Goods(
                "gid://shopify/ReverseFulfillmentOrderLineItem/" + line,
                quantity,
                Disposition.RESTOCKED,
                "gid://shopify/Location/9001");
    }

    private static ShopifyReturn read(JsonNode data) {
        return ShopifyReturn.of(data).orElseThrow();
    }

    /** Nothing of it is processed. */
    private static JsonNode untouched(String status) {
        JsonNode data = withStatus(status);
        data.at("/return/returnLineItems/nodes").forEach(l -> ((ObjectNode) l).put("processedQuantity", 0));
        return data;
    }

    private static JsonNode withStatus(String status) {
        JsonNode data = Answers.data("return-shipped");
        ((ObjectNode) data.path("return")).put("status", status);
        return data;
    }
}
