package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.money.Money;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundAnswer.Exists;
import io.backhaul.partner.RefundAnswer.NotExecuted;
import io.backhaul.partner.RefundLookup;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.store.CommandRows.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Refunds by {@code returnProcess}, which has no key: what the contract allows to be sent again under one is only looked for
 * here. The store may refuse to process units twice or not, which no test of ours may depend on.
 */
class ShopifyReturnRefundsContractTest extends ShopifyRefundsContractTest {

    @Override
    String destination() {
        return "shopify_payments:demo-eu";
    }

    @Override
    String credentials() {
        return "DEMO_EU_SHOPIFY_TOKEN";
    }

    @Override
    RefundGateway gateway(Merchants merchants) throws Exception {
        world.route("shopify-demo-eu", world.setting("DEMO_EU_SHOPIFY_URL"));
        return new ShopifyReturnRefunds(AlwaysOpen.stores(world.http, merchants), keyed(merchants), row -> {
            JsonNode order = orders.get(row.command().payment());
            return new ShopifyReturnRefunds.Units(
                    order.get("returnId").asText(), List.of(new LineQuantity("ACME-1", 1)));
        });
    }

    @Override
    String pay(Money amount) {
        Map<String, Object> line = Map.of("sku", "ACME-1", "quantity", 1, "price", amount.decimal());
        Map<String, Object> wish = new HashMap<>(Map.of("store", "demo-eu", "gateway", code(), "deliver", false));
        wish.put("orderName", "#" + UUID.randomUUID());
        wish.put("currency", amount.currency());
        wish.put("lines", List.of(line));
        JsonNode order = world.desk.post("/sandbox/shopify/returns", wish);
        ShopifyCall approval = ShopifyCall.approve(order.get("returnId").asText());
        assertThat(AlwaysOpen.stores(world.http, world.merchants(Map.of())).mutate("demo-eu", approval.body()))
                .isInstanceOf(ShopifyAnswer.Done.class);
        String payment = code() + "/" + order.get("payment").asText();
        orders.put(payment, order);
        return payment;
    }

    @AfterEach
    void theStoreIsStrictAgain() {
        strict(true);
    }

    private void strict(boolean strict) {
        world.desk.post("/sandbox/shopify/switches", Map.of("returnProcessStrict", strict));
    }

    private RefundAnswer sent(Row row) {
        return ((ShopifyReturnRefunds) gateway())
                .send(row, gateway().request(row))
                .answer();
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"500-before-effect", "timeout-before-effect", "down"})
    void aRefundThatNeverHappenedIsAMissAndThenSentOnce(String fault) throws Exception {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("49.90"));
        byte[] stored = gateway().request(row);
        fault(fault, payment);

        assertThat(sent(row))
                .isInstanceOfSatisfying(
                        RefundAnswer.Unknown.class,
                        unknown -> assertThat(unknown.lookupOnly()).isTrue());
        assertThat(gateway().find(tried(row, stored), stored)).isEqualTo(new RefundLookup.Miss());
        Refunds refunds = course(gateway(), world.merchants(Map.of()));
        assertThat(refunds.resume(tried(row, stored), stored))
                .as("never sent again: looked for once more, then a person")
                .isInstanceOf(Result.Missed.class);

        assertThat(held(payment)).isEmpty();
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"429", "409-in-flight"})
    void whoIsAskedToWaitWaitsAndSendsTheSameAgain(String fault) {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("49.90"));
        fault(fault, payment);

        RefundAnswer answer = sent(row);

        if (fault.equals("429")) {
            assertThat(answer).isInstanceOf(NotExecuted.class);
            assertThat(sent(row)).isInstanceOf(Exists.class);
            assertThat(held(payment)).hasSize(1);
        } else {
            assertThat(answer).isEqualTo(new RefundAnswer.Unknown("HTTP 409", true));
            assertThat(held(payment)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, 500-after-effect",
        "false, 500-after-effect",
        "true, timeout-after-effect",
        "false, timeout-after-effect"
    })
    void whetherOrNotTheStoreProcessesTwiceWeRefundOnce(boolean strict, String fault) throws Exception {
        strict(strict);
        String payment = pay(usd("249.90"));
        Row row = planned(payment, usd("49.90"));
        byte[] stored = gateway().request(row);
        fault(fault, payment);

        assertThat(sent(row)).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(told(course(gateway(), world.merchants(Map.of())).resume(tried(row, stored), stored)))
                .isInstanceOf(Result.Done.class);
        assertThat(gateway().send(tried(row, stored), stored).answer())
                .as("even sent once more by mistake")
                .isInstanceOf(Exists.class);

        assertThat(held(payment)).containsExactly(4990L);
    }

    @Test
    void theRefundIsLinkedWithItsReturn() {
        String payment = pay(usd("49.90"));
        sent(planned(payment, usd("49.90")));
        assertThat(world.desk.items("/sandbox/shopify/refunds"))
                .filteredOn(refund -> refund.get("payment").asText().equals(id(payment)))
                .singleElement()
                .satisfies(refund -> assertThat(refund.get("returnId"))
                        .isEqualTo(orders.get(payment).get("returnId")));
    }

    /** What comes after all units are processed is money alone. */
    @Test
    void aSecondRefundOfTheSameUnitsProcessesNothing() {
        String payment = pay(usd("49.90"));
        sent(planned(payment, usd("20.00")));
        assertThat(sent(planned(payment, usd("5.00")))).isInstanceOf(Exists.class);
        assertThat(held(payment)).containsExactly(2000L, 500L);
        assertThat(world.desk.items("/sandbox/shopify/calls?operation=returnProcess"))
                .filteredOn(call -> call.toString().contains(id(payment)))
                .hasSize(1);
    }

    @Test
    void nothingIsSentWhileTheStoreCannotBeReadFirst() {
        String payment = pay(usd("49.90"));
        world.desk.post("/sandbox/" + code() + "/faults", Map.of("kind", "down", "times", 1));
        assertThat(sent(planned(payment, usd("49.90")))).isInstanceOf(NotExecuted.class);
        assertThat(held(payment)).isEmpty();
    }
}
