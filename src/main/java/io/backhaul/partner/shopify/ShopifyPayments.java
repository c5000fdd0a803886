package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.money.Money;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What was captured for an order, per payment, named as the gateway names it.
 *
 * <p>Gateways the hub can call itself are named by their own payment id. Shopify Payments, and all others, gift cards among
 * them, can only be refunded through the store: gateway {@code shopify_payments} or {@code shopify}, payment = the store's id of
 * the capture.
 */
final class ShopifyPayments {

    private static final Set<String> DIRECT = Set.of("stripe", "paypal");
    private static final String STORES_OWN = "shopify_payments";
    private static final Set<String> CAPTURES = Set.of("SALE", "CAPTURE");

    private ShopifyPayments() {}

    /** Adds {@code payments} [{gateway, reference or null, captured}] to an order. */
    static void addTo(JsonNode order) {
        if (!(order instanceof ObjectNode node)) {
            return;
        }
        Map<Payment, Money> captured = new LinkedHashMap<>();
        captures(order).forEach(t -> captured.merge(Payment.of(t), amount(t), Money::plus));
        var payments = node.putArray("payments");
        captured.forEach((payment, money) -> payments.addObject()
                .put("gateway", payment.gateway())
                .put("reference", payment.reference())
                .set("captured", ShopifyPrices.toJson(money, node)));
    }

    /**
     * Adds {@code gatewayCode}, {@code payment} and {@code money} to the transactions of a refund, named by the capture they
     * refer to, and to the refund itself where it is ours.
     */
    static void nameOn(JsonNode refund, JsonNode order) {
        for (JsonNode transaction : refund.at("/transactions/nodes")) {
            Payment payment = payment(transaction, order);
            ObjectNode node = (ObjectNode) transaction;
            node.put("gatewayCode", payment.gateway()).put("payment", payment.reference());
            node.set("money", ShopifyPrices.toJson(amount(transaction), node));
        }
        ShopifyRefund.money(refund).stream()
                .findFirst()
                .map(t -> payment(t, order))
                .ifPresent(p -> nameOurs((ObjectNode) refund, p.gateway(), p.reference()));
    }

    private static Payment payment(JsonNode transaction, JsonNode order) {
        String parent = transaction.at("/parentTransaction/id").asText();
        return captures(order)
                .filter(t -> t.path("id").asText().equals(parent))
                .findFirst()
                .map(Payment::of)
                .orElseGet(() -> Payment.of(transaction));
    }

    /**
     * Adds {@code command}, {@code outcome}, {@code gatewayCode}, {@code payment} and {@code money} to a refund of ours; nothing
     * to any other, and nothing while it has no transaction.
     */
    static void nameOurs(ObjectNode refund, String gateway, String payment) {
        Optional<String> command = ShopifyRefund.command(refund);
        Optional<ShopifyRefund.Outcome> outcome = ShopifyRefund.outcome(refund);
        if (command.isEmpty() || outcome.isEmpty()) {
            return;
        }
        Money money = ShopifyRefund.money(refund).stream()
                .map(ShopifyPayments::amount)
                .reduce(Money::plus)
                .orElseThrow();
        refund.put("command", command.get()).put("outcome", outcome.get().name());
        refund.put("gatewayCode", gateway).put("payment", payment);
        refund.set("money", ShopifyPrices.toJson(money, refund));
    }

    private static Stream<JsonNode> captures(JsonNode order) {
        return StreamSupport.stream(order.path("transactions").spliterator(), false)
                .filter(t -> CAPTURES.contains(t.path("kind").asText()))
                .filter(t -> t.path("status").asText().equals("SUCCESS"));
    }

    private static Money amount(JsonNode transaction) {
        JsonNode money = transaction.at("/amountSet/presentmentMoney");
        return Money.of(
                money.path("amount").asText(), money.path("currencyCode").asText());
    }

    private record Payment(String gateway, String reference) {

        static Payment of(JsonNode transaction) {
            String gateway = transaction.path("gateway").asText().toLowerCase(Locale.ROOT);
            if (!DIRECT.contains(gateway)) {
                String name = gateway.equals(STORES_OWN) ? STORES_OWN : "shopify";
                return new Payment(name, transaction.path("id").asText());
            }
            Optional<String> id =
                    gateway.equals("stripe") ? stripeId(transaction) : Json.text(transaction, "/paymentId");
            return new Payment(gateway, id.orElse(null));
        }

        /** The payment intent, else the charge, wherever this gateway integration keeps it. */
        private static Optional<String> stripeId(JsonNode transaction) {
            JsonNode receipt = receipt(transaction.path("receiptJson"));
            Stream<Optional<String>> places = Stream.of(
                    Json.text(transaction, "/paymentId"),
                    Json.text(receipt, "/payment_intent"),
                    Json.text(receipt, "/payment_intent/id"),
                    Json.text(receipt, "/id"),
                    Json.text(receipt, "/charge"));
            var ids = places.flatMap(Optional::stream).toList();
            return first(ids, "pi_").or(() -> first(ids, "ch_")).or(() -> first(ids, "py_"));
        }

        private static Optional<String> first(List<String> ids, String prefix) {
            return ids.stream().filter(id -> id.startsWith(prefix)).findFirst();
        }

        /** The gateway's receipt, which comes as an object or as JSON in a text. */
        private static JsonNode receipt(JsonNode value) {
            return value.isTextual() ? Json.read(Hmac.utf8(value.asText())).orElse(value) : value;
        }
    }
}
