package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.Uuid5;
import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Command.Kind;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.WantedState;
import io.backhaul.store.CommandRows;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The merchant acts in the store's admin while the hub acts on the same return. */
class ReturnAimTest {

    private static final String LAMP = "gid://shopify/ReturnLineItem/11";
    private static final String CABLE = "gid://shopify/ReturnLineItem/12";

    private final Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));

    @ParameterizedTest(name = "{0} of a return that is {1}: {2}, sends {3}")
    @CsvSource({
        "STORE_APPROVE, REQUESTED, NOT_YET,      ReturnApprove",
        "STORE_APPROVE, OPEN,      REACHED,      -",
        "STORE_APPROVE, CLOSED,    REACHED,      -",
        "STORE_APPROVE, DECLINED,  OUT_OF_REACH, -",
        "STORE_APPROVE, CANCELED,  OUT_OF_REACH, -",
        "STORE_DECLINE, REQUESTED, NOT_YET,      ReturnDecline",
        "STORE_DECLINE, DECLINED,  REACHED,      -",
        "STORE_DECLINE, OPEN,      OUT_OF_REACH, -",
        "STORE_CLOSE,   OPEN,      NOT_YET,      ReturnClose",
        "STORE_CLOSE,   CLOSED,    REACHED,      -",
        "STORE_CLOSE,   CANCELED,  OUT_OF_REACH, -",
        "STORE_REOPEN,  CLOSED,    NOT_YET,      ReturnReopen",
        "STORE_REOPEN,  OPEN,      REACHED,      -",
        "STORE_REOPEN,  CANCELED,  OUT_OF_REACH, -",
        "STORE_CANCEL,  CANCELED,  REACHED,      -",
        "STORE_CANCEL,  OPEN,      OUT_OF_REACH, -",
    })
    void whatIsWantedIsJudgedByWhatIsThere(Kind kind, String status, WantedState state, String sends) throws Exception {
        ReturnAim aim = aim(Command.of("k", kind, "shopify:demo", null), status);
        assertThat(aim.state(read(status))).isEqualTo(state);
        if (!sends.equals("-")) {
            assertThat(operations(aim)).containsExactly(sends);
        }
        assertThat(aim.otherwise()).as("what a person does").isNotBlank();
    }

    @Row({"S52", "S53"})
    @Test
    void aReturnTheMerchantClosedWhileGoodsComeIsOpenedAndProcessedInOneGo() throws Exception {
        Command process = goods(Map.of("NOT_RESTOCKED " + LAMP, "2", "RESTOCKED " + CABLE, "1"));
        assertThat(operations(aim(process, "OPEN"))).containsExactly("ReturnProcess");
        assertThat(operations(aim(process, "CLOSED"))).containsExactly("ReturnReopen", "ReturnProcess");
        assertThat(aim(process, "CANCELED").state(read("CANCELED"))).isEqualTo(WantedState.OUT_OF_REACH);
    }

    @Test
    void whatTheMerchantProcessedHimselfIsNotProcessedAgain() throws Exception {
        Command process = goods(Map.of("NOT_RESTOCKED " + LAMP, "1"));
        ReturnAim aim = aim(process, "CLOSED");
        assertThat(aim.state(read("CLOSED"))).isEqualTo(WantedState.REACHED);
        assertThat(aim.calls()).isEmpty();
    }

    @Test
    void unitsTheRefundHasProcessedAreOnlyDisposedOfAndMissingOnesAreSaidToBeMissing() throws Exception {
        ObjectNode data = data("OPEN");
        data.at("/return/returnLineItems/nodes")
                .forEach(l -> ((ObjectNode) l)
                        .put("processedQuantity", l.path("quantity").asInt()));
        Command process = goods(Map.of("NOT_RESTOCKED " + LAMP, "2"));
        assertThat(operations(ReturnAim.of(
                        row(process), view(), ShopifyReturn.of(data).orElseThrow(), null)))
                .containsExactly("ReturnDispose");
        assertThat(operations(aim(goods(Map.of("MISSING " + CABLE, "1")), "OPEN")))
                .containsExactly("ReturnDispose");
    }

    @Test
    void aCommandOfOldSaysOneWordForAllUnits() throws Exception {
        Command old = Command.of("k", Kind.STORE_PROCESS, "shopify:demo", "acme")
                .with(List.of(new LineQuantity("ACME-LAMP", 2)))
                .with(Map.of("disposition", "NOT_RESTOCKED"));
        assertThat(operations(aim(old, "OPEN"))).containsExactly("ReturnProcess");
    }

    @Row({"S26", "S78"})
    @Test
    void aParcelIsAttachedOnceAndOneThatWasSentAnewTakesTheOldOnesPlace() throws Exception {
        assertThat(aim(parcel(Map.of("trackingNumber", "1Z999AA10123456784")), "OPEN")
                        .state(read("OPEN")))
                .isEqualTo(WantedState.REACHED);
        Command anew = parcel(Map.of("trackingNumber", "1ZNEW", "replaces", "1Z999AA10123456784"));
        assertThat(operations(aim(anew, "OPEN"))).containsExactly("ReverseDeliveryTrack");
        assertThat(operations(aim(anew, "CLOSED"))).containsExactly("ReturnReopen", "ReverseDeliveryTrack");
    }

    @Row("S82")
    @Test
    void goodsThatAreNoLongerInTheReturnNeedNotBeTakenOut() throws Exception {
        Command remove = Command.of("k", Kind.STORE_REMOVE, "shopify:demo", "ali");
        assertThat(operations(aim(remove.with(List.of(new LineQuantity("ALI-CABLE", 1))), "OPEN")))
                .containsExactly("ReturnRemoveLines");
        assertThat(aim(remove.with(List.of(new LineQuantity("GONE-1", 1))), "OPEN")
                        .state(read("OPEN")))
                .isEqualTo(WantedState.REACHED);
    }

    @Test
    void aLabelThatWaitedWhileANewerOneCameIsNotGivenToTheCustomerAnyMore() throws Exception {
        story.tell(labelled("y1", "https://labels.example/1.pdf"));
        story.tell(labelled("y2", "https://labels.example/2.pdf"));
        assertThat(aim(label("https://labels.example/1.pdf"), "OPEN").state(read("OPEN")))
                .isEqualTo(WantedState.REACHED);
        assertThat(aim(label("https://labels.example/2.pdf"), "OPEN").state(read("OPEN")))
                .isNotEqualTo(WantedState.REACHED);
    }

    private ReturnAuthorized labelled(String key, String url) {
        return new ReturnAuthorized(
                story.words().envelope("api:warehouse", key, Reference.qualified(Reference.Type.PO, "acme", "#2001")),
                "acme",
                List.of(),
                null,
                null,
                false,
                url);
    }

    private static Command label(String url) {
        return Command.of("k", Kind.STORE_LABEL, "shopify:demo", "acme")
                .with(Map.of("label", Uuid5.of(url).toString(), "newer", "true"));
    }

    private static Command goods(Map<String, String> fates) {
        return Command.of("k", Kind.STORE_PROCESS, "shopify:demo", "acme").with(fates);
    }

    private static Command parcel(Map<String, String> details) {
        return Command.of("k", Kind.STORE_TRACKING, "shopify:demo", null).with(details);
    }

    private static List<String> operations(ReturnAim aim) {
        return aim.calls().stream().map(ShopifyCall::operation).toList();
    }

    private ReturnAim aim(Command command, String status) throws Exception {
        return ReturnAim.of(row(command), view(), read(status), null);
    }

    private CaseViews.View view() {
        return new CaseViews.View(story.c());
    }

    private CommandRows.Row row(Command command) {
        return new CommandRows.Row(
                "demo",
                story.id(),
                command,
                "PLANNED",
                UUID.randomUUID(),
                null,
                0,
                0,
                (Instant) null,
                false,
                false,
                false);
    }

    private static ShopifyReturn read(String status) throws Exception {
        return ShopifyReturn.of(data(status)).orElseThrow();
    }

    private static ObjectNode data(String status) throws Exception {
        try (InputStream file = ReturnAimTest.class.getResourceAsStream("/partner/shopify/return-shipped.json")) {
            JsonNode data = Json.read(file.readAllBytes()).orElseThrow();
            ((ObjectNode) data.path("return")).put("status", status);
            return (ObjectNode) data;
        }
    }
}
