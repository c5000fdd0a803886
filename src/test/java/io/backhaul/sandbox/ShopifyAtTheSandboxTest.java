package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.shopify.GoodsWork;
import io.backhaul.partner.shopify.ProcessedLine.Disposition;
import io.backhaul.partner.shopify.Reread;
import io.backhaul.partner.shopify.ReturnParcels.Parcel;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyAnswer.Done;
import io.backhaul.partner.shopify.ShopifyAnswer.Refused;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.ShopifyReturnIds;
import io.backhaul.partner.shopify.ShopifySignature;
import io.backhaul.partner.shopify.ShopifySnapshot;
import io.backhaul.partner.shopify.ShopifyWebhook;
import io.backhaul.partner.shopify.StockLevel;
import io.backhaul.partner.shopify.StockMove;
import io.backhaul.partner.shopify.WantedState;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A return's life at a store, called as the hub calls it. */
class ShopifyAtTheSandboxTest extends AtTheSandbox {

    @Test
    void aRequestedReturnIsReadFromItsSignalAlone() throws Exception {
        someReturn(true, "ACME-1");
        await().until(() -> hub.withTopic("returns/request").size() == 1);
        HookCatcher.Hook hook = hub.withTopic("returns/request").get(0);
        byte[] body = Hmac.utf8(hook.body());
        assertThat(new ShopifySignature().check(hook.headers(), body, List.of("test_secret_key"), Instant.now()))
                .isEqualTo(SignatureCheck.VALID);

        Reread.Query query =
                (Reread.Query) ShopifyWebhook.read(hook.headers(), body).reread();
        JsonNode read = query(query.target().call(query.gid()));
        ObjectNode message =
                only(MAPPINGS.apply(query.target().mapping(), ShopifySnapshot.ofReturn("demo", read, List.of())));
        assertThat(message.path("kind").asText()).isEqualTo("RETURN_REQUESTED");
        assertThat(message.at("/lines/0/unitPrice/amount").asText()).isEqualTo("49.90");
        assertThat(message.at("/lines/0/unitCost/amount").asText()).isEqualTo("49.90");
        assertThat(message.at("/order/payments/0/captured/amount").asText()).isEqualTo("249.90");
        assertThat(message.path("reason").asText()).isEqualTo("DEFECTIVE");
    }

    @Test
    void aReturnIsLedFromApprovalToItsClose() throws Exception {
        String id = someReturn(false, "ACME-1").get("returnId").asText();
        assertThat(read(id).approved()).isEqualTo(WantedState.NOT_YET);
        assertThat(mutate(ShopifyCall.approve(id))).isInstanceOf(Done.class);
        assertThat(read(id).approved()).isEqualTo(WantedState.REACHED);
        assertThat(mutate(ShopifyCall.approve(id)))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(ShopifyAnswer.Refusal.INVALID_STATE));

        read(id).parcels()
                .unsent(List.of())
                .forEach((order, lines) -> done(ShopifyCall.label(order, lines, "https://labels.example/1.pdf")));
        assertThat(read(id).parcels().unsent(List.of())).isEmpty();
        Parcel labelled = read(id).parcels()
                .labelled(List.of(new LineQuantity("ACME-1", 1)))
                .orElseThrow();
        done(ShopifyCall.track(labelled.id(), "1Z 8"));
        done(ShopifyCall.track(labelled.id(), "1Z 9"));
        assertThat(read(id).parcels().numbered("1z9"))
                .hasValueSatisfying(p -> assertThat(p.labelled()).isTrue());
        assertThat(messages(id))
                .extracting(m -> m.path("kind").asText())
                .containsExactly("RETURN_REQUESTED", "RETURN_SHIPPED");

        Map<String, Integer> wanted = read(id).wanted(List.of(new LineQuantity("ACME-1", 1)));
        done(ShopifyCall.process(id, restocked(id, wanted).process()));
        assertThat(read(id).processed(wanted)).isEqualTo(WantedState.REACHED);
        assertThat(restocked(id, wanted).isNothing()).isTrue();
        assertThat(read(id).cancelled()).isEqualTo(WantedState.OUT_OF_REACH);
        assertThat(refusal(ShopifyCall.cancel(id))).isEqualTo(ShopifyAnswer.Refusal.INVALID_STATE);

        assertThat(mutate(ShopifyCall.close(id))).isInstanceOf(Done.class);
        assertThat(read(id).closed()).isEqualTo(WantedState.REACHED);
        assertThat(messages(id)).extracting(m -> m.path("kind").asText()).containsExactly("RETURN_SHIPPED");
        assertThat(refusal(ShopifyCall.remove(id, wanted))).isEqualTo(ShopifyAnswer.Refusal.INVALID_STATE);

        done(ShopifyCall.reopen(id));
        done(ShopifyCall.reopen(id));
        assertThat(read(id).reopened()).isEqualTo(WantedState.REACHED);
    }

    @Test
    void goodsAreTakenOutOfAReturnAndTheLastOnesCloseIt() throws Exception {
        String id = someReturn(false, "ACME-1", "GLOBEX-1").get("returnId").asText();
        done(ShopifyCall.approve(id));
        done(ShopifyCall.remove(id, read(id).removable(List.of(new LineQuantity("GLOBEX-1", 1)))));
        assertThat(read(id).removable(List.of(new LineQuantity("GLOBEX-1", 1)))).isEmpty();
        assertThat(read(id).status()).isEqualTo("OPEN");

        done(ShopifyCall.remove(id, read(id).removable(List.of(new LineQuantity("ACME-1", 1)))));
        assertThat(read(id).status()).isEqualTo("CLOSED");
    }

    @Test
    void aReturnIsCancelledOnceAndACancelledOneIsNoError() throws Exception {
        String id = someReturn(false, "ACME-1").get("returnId").asText();
        done(ShopifyCall.cancel(id));
        done(ShopifyCall.cancel(id));
        assertThat(read(id).cancelled()).isEqualTo(WantedState.REACHED);
    }

    private GoodsWork restocked(String id, Map<String, Integer> wanted) throws Exception {
        Map<String, Map<Disposition, Integer>> fates = new HashMap<>();
        wanted.forEach((line, units) -> fates.put(line, Map.of(Disposition.RESTOCKED, units)));
        return read(id).work(wanted, fates, null);
    }

    private void done(ShopifyCall call) {
        assertThat(mutate(call)).as(call.operation()).isInstanceOf(Done.class);
    }

    private ShopifyAnswer.Refusal refusal(ShopifyCall call) {
        return ((Refused) mutate(call)).refusal();
    }

    @Test
    void stockIsRaisedOnceAndARepetitionIsStale() throws Exception {
        someReturn(false, "ACME-1");
        StockLevel level = stock("ACME-1");
        StockMove move = new StockMove(
                level.inventoryItem(), level.location(), 1, level.available(), "restock", "gid://backhaul/Return/1");
        assertThat(mutate(ShopifyCall.adjust(move, "key-1"))).isInstanceOf(Done.class);
        assertThat(mutate(ShopifyCall.adjust(move, "key-1")))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(ShopifyAnswer.Refusal.STALE));
        assertThat(move.state(stock("ACME-1").available())).isEqualTo(WantedState.REACHED);
    }

    @Test
    void instructionsAndReconciliationFindTheOrder() throws Exception {
        JsonNode made = someReturn(false, "ACME-1");
        String order = made.get("orderId").asText();
        assertThat(mutate(ShopifyCall.returnInstructions(order, "Dock 4\n1 Industrial Way")))
                .isInstanceOf(Done.class);
        JsonNode page = query(ShopifyCall.ordersUpdatedSince(Instant.EPOCH, null));
        assertThat(ShopifyReturnIds.in(page)).contains(made.get("returnId").asText());
        ObjectNode placed = only(MAPPINGS.apply(
                "shopify/order",
                ShopifySnapshot.ofOrder("demo", query(ShopifyCall.orderForHub(order)), List.of("stripe"))));
        assertThat(placed.path("kind").asText()).isEqualTo("ORDER_PLACED");
        assertThat(placed.toString()).contains(made.get("payment").asText());
    }

    @Test
    @Row({"S208", "S221", "S29"})
    void theCircumstancesOfAnOrderAreRead() throws Exception {
        Map<String, Object> line =
                Map.of("sku", "ACME-9", "quantity", 1, "price", "10.00", "productClass", "Perishable");
        Map<String, Object> wish = Map.of(
                "deliver",
                false,
                "country",
                "DE",
                "salesChannel",
                "Amazon",
                "customerOrders",
                7,
                "exchange",
                true,
                "lines",
                List.of(line));
        String id = SomeReturn.on(desk, "#EX1", wish).get("returnId").asText();
        ObjectNode message = only(messages(id));
        assertThat(message.at("/order/country").asText()).isEqualTo("DE");
        assertThat(message.at("/order/salesChannel").asText()).isEqualTo("amazon");
        assertThat(message.at("/order/customerOrders").asInt()).isEqualTo(7);
        assertThat(message.at("/order/paidAt").asText())
                .isEqualTo(message.at("/order/orderedAt").asText());
        assertThat(Instant.parse(message.at("/order/dispatchedAt").asText()))
                .isAfter(Instant.parse(message.at("/order/orderedAt").asText()));
        assertThat(message.at("/lines/0/productClass").asText()).isEqualTo("perishable");
        assertThat(message.path("resolution").asText()).isEqualTo("REPLACEMENT");
    }

    private StockLevel stock(String sku) throws Exception {
        return only(StockLevel.of(query(ShopifyCall.inventoryItemBySku(sku)), sku));
    }

    private List<ObjectNode> messages(String id) throws Exception {
        JsonNode read = query(ShopifyCall.returnForHub(id));
        return MAPPINGS.apply("shopify/return", ShopifySnapshot.ofReturn("demo", read, List.of()));
    }

    private ShopifyReturn read(String id) throws Exception {
        return ShopifyReturn.of(query(ShopifyCall.returnForHub(id))).orElseThrow();
    }

    private JsonNode query(ShopifyCall call) throws Exception {
        HttpResponse<byte[]> answer = shopify(call);
        ShopifyAnswer read = ShopifyAnswer.ofQuery(answer.statusCode(), flat(answer), answer.body());
        assertThat(read).isInstanceOf(Done.class);
        return ((Done) read).data();
    }

    private ShopifyAnswer mutate(ShopifyCall call) {
        try {
            HttpResponse<byte[]> answer = shopify(call);
            return ShopifyAnswer.ofMutation(answer.statusCode(), flat(answer), answer.body());
        } catch (Exception e) {
            throw new AssertionError(call.operation(), e);
        }
    }

    private HttpResponse<byte[]> shopify(ShopifyCall call) throws Exception {
        return post(
                setting("DEMO_SHOPIFY_URL") + ShopifyCall.path(ShopifyCall.VERSION),
                Map.of("X-Shopify-Access-Token", setting("DEMO_SHOPIFY_TOKEN"), "Content-Type", "application/json"),
                call.body());
    }
}
