package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders paid with the store's own gateway: the store refunds, in both ways it can, once whatever becomes of its answers. */
class ShopifyPaymentsIT {

    private static final List<Integer> ONE_MORE = List.of(101, 101);

    private final World world = new World();

    private CustomerReturn paidAtTheStore(String store, String name, String sku) {
        return world.returned(name, Map.of("gateway", "shopify_payments", "store", store), World.item(sku, 1, "49.90"));
    }

    private void fault(CustomerReturn r, String kind) {
        world.api.post("/sandbox/shopify/faults", Map.of("kind", kind, "times", 1, "payment", r.payment()));
    }

    private List<JsonNode> refundsAtTheStore(CustomerReturn r) {
        return world.api.items("/sandbox/shopify/refunds").stream()
                .filter(refund -> refund.get("orderName").asText().equals(r.orderName()))
                .toList();
    }

    private long calls(CustomerReturn r, String operation) {
        return world.api.items("/sandbox/shopify/calls?operation=" + operation).stream()
                .filter(call -> call.toString().contains(r.payment()))
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "demo, #P1, 500-after-effect",
        "demo, #P2, timeout-after-effect",
        "demo-eu, #P3, 500-after-effect",
        "demo-eu, #P4, timeout-after-effect"
    })
    @Row("S47")
    void aLostAnswerIsOneRefundAndTheGoodsComeBackIntoStockOnce(String store, String name, String fault) {
        String sku = "ACME-" + name.substring(1);
        CustomerReturn r = paidAtTheStore(store, name, sku);
        fault(r, fault);
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        world.acme.inspects(r, "resellable");
        r.reaches("acme", "customerMoney", "PAID");
        world.acme.credits(r, "49.90");
        r.endsWith("acme", 4990);

        boolean withReturn = store.equals("demo-eu");
        assertThat(refundsAtTheStore(r))
                .singleElement()
                .satisfies(refund -> assertThat(refund.get("returnId").isNull()).isEqualTo(!withReturn));
        assertThat(calls(r, "refundCreate")).isEqualTo(withReturn ? 0 : 1);
        assertThat(calls(r, "returnProcess")).isEqualTo(withReturn ? 1 : 0);
        World.until("stock", () -> assertThat(world.stock(sku)).isEqualTo(ONE_MORE));
        assertThat(r.facts("REFUND_SETTLED"))
                .as("answer and webhook say the same")
                .isEqualTo(1);
        assertThat(r.facts("REFUND_MADE_ELSEWHERE")).isZero();
    }

    @Test
    void whatStaffRefundInTheStoresAdminIsNotPaidAgain() {
        CustomerReturn r = paidAtTheStore("demo", "#P5", "ACME-P5");
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        byStaff(r, "49.90");
        World.until(
                "the hub knows",
                () -> assertThat(r.facts("REFUND_MADE_ELSEWHERE")).isEqualTo(1));
        world.acme.inspects(r, "scrap");
        r.reaches("acme", "goods", "INSPECTED");
        assertThat(r.commands("REFUND")).isZero();
        assertThat(refundsAtTheStore(r)).hasSize(1);
    }

    /** The store calls Stripe for its staff, and both tell of the same refund. */
    @Test
    void whatStaffRefundAtTheStoreOfAStripePaymentCountsOnce() {
        CustomerReturn r = world.returned("#P6", Map.of(), World.item("ACME-P6", 1, "49.90"));
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        byStaff(r, "20.00");
        World.until(
                "the hub knows",
                () -> assertThat(r.facts("REFUND_MADE_ELSEWHERE")).isEqualTo(1));
        world.acme.inspects(r, "scrap");
        r.isRefunded(2000, 2990);
        r.reaches("acme", "customerMoney", "PAID");
        assertThat(r.facts("REFUND_MADE_ELSEWHERE")).isEqualTo(1);
        assertThat(calls(r, "refundCreate")).as("never both").isZero();
    }

    @Test
    void aRefundThatFailsAtTheGatewayLaterOpensTheDebtAgain() {
        CustomerReturn r = paidAtTheStore("demo", "#P7", "ACME-P7");
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        world.acme.inspects(r, "scrap");
        r.reaches("acme", "customerMoney", "PAID");
        String id = refundsAtTheStore(r).get(0).get("id").asText();
        world.api.post(
                "/sandbox/shopify/refunds/" + id.substring(id.lastIndexOf('/') + 1) + "/status",
                Map.of("status", "FAILURE"));
        r.reaches("acme", "customerMoney", "FAILED");
        assertThat(refundsAtTheStore(r)).as("none again without a person").hasSize(1);
        world.trialBalanceHolds();
    }

    private void byStaff(CustomerReturn r, String amount) {
        world.api.post("/sandbox/shopify/refunds", Map.of("orderName", r.orderName(), "amount", amount));
    }
}
