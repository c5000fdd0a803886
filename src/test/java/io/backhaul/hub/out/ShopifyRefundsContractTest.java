package io.backhaul.hub.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.money.Money;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.partner.RefundLookup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refunds by {@code refundCreate}, under a key. */
class ShopifyRefundsContractTest extends RefundGatewayContract {

    /** What was ordered and is returned, by payment as the hub names it. */
    final Map<String, JsonNode> orders = new HashMap<>();

    /** The store has a task of its own for that. */
    @Override
    Class<?> refusedLookup() {
        return RefundLookup.Unavailable.class;
    }

    @Override
    String code() {
        return "shopify_payments";
    }

    @Override
    RefundGateway gateway(Merchants merchants) throws Exception {
        world.route("shopify-demo", world.setting("DEMO_SHOPIFY_URL"));
        return keyed(merchants);
    }

    final ShopifyRefunds keyed(Merchants merchants) {
        return new ShopifyRefunds(
                AlwaysOpen.stores(world.http, merchants),
                world.acceptance(merchants),
                row -> orders.get(row.command().payment()).get("orderId").asText());
    }

    @Override
    String pay(Money amount) {
        JsonNode order = world.order(code(), amount.decimal(), amount.currency());
        String payment = code() + "/" + order.get("payment").asText();
        orders.put(payment, order);
        return payment;
    }

    @Override
    String credentials() {
        return "DEMO_SHOPIFY_TOKEN";
    }

    @Override
    List<Long> held(String payment) {
        return world.desk.items("/sandbox/shopify/refunds").stream()
                .filter(refund -> refund.get("payment").asText().equals(id(payment)))
                .map(refund -> Money.of(
                                refund.get("amount").asText(),
                                refund.get("currency").asText())
                        .minor())
                .toList();
    }

    @Override
    Optional<Runnable> dispute(String payment) {
        return Optional.empty();
    }

    @Override
    Optional<Money> threeDecimals() {
        return Optional.of(Money.of("1.230", "KWD"));
    }

    @Override
    Optional<Money> inexact() {
        return Optional.empty();
    }
}
