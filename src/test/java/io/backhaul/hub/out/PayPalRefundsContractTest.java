package io.backhaul.hub.out;

import io.backhaul.core.money.Money;
import io.backhaul.hub.settings.Merchants;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class PayPalRefundsContractTest extends RefundGatewayContract {

    @Override
    String code() {
        return "paypal";
    }

    @Override
    RefundGateway gateway(Merchants merchants) throws Exception {
        world.route("paypal-demo", world.setting("DEMO_PAYPAL_URL"));
        return new PayPalRefunds(
                new PayPalApi(world.http, merchants, Clock.systemUTC()),
                world.acceptance(merchants),
                Clock.systemUTC());
    }

    @Override
    String credentials() {
        return "DEMO_PAYPAL_SECRET";
    }

    @Override
    List<Long> held(String payment) {
        return world.desk.items("/sandbox/paypal/refunds").stream()
                .filter(refund -> refund.get("payment").asText().equals(id(payment)))
                .map(refund -> refund.get("amount").asLong())
                .toList();
    }

    @Override
    Optional<Runnable> dispute(String payment) {
        return Optional.of(() -> world.desk.post("/sandbox/paypal/disputes", Map.of("payment", id(payment))));
    }

    /** PayPal takes no currency of three decimals. */
    @Override
    Optional<Money> threeDecimals() {
        return Optional.empty();
    }

    /** Forints have decimals by the standard, and none at PayPal. */
    @Override
    Optional<Money> inexact() {
        return Optional.of(Money.of("500.50", "HUF"));
    }
}
