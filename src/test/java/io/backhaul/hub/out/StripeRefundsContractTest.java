package io.backhaul.hub.out;

import io.backhaul.core.money.Money;
import io.backhaul.hub.settings.Merchants;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class StripeRefundsContractTest extends RefundGatewayContract {

    @Override
    String code() {
        return "stripe";
    }

    @Override
    RefundGateway gateway(Merchants merchants) throws Exception {
        world.route("stripe-demo", world.setting("DEMO_STRIPE_URL"));
        return new StripeRefunds(world.http, merchants, world.acceptance(merchants));
    }

    @Override
    String credentials() {
        return "DEMO_STRIPE_KEY";
    }

    @Override
    List<Long> held(String payment) {
        return world.desk.items("/sandbox/stripe/refunds").stream()
                .filter(refund -> refund.get("payment").asText().equals(id(payment)))
                .map(refund -> refund.get("amount").asLong())
                .toList();
    }

    @Override
    Optional<Runnable> dispute(String payment) {
        return Optional.of(() -> world.desk.post("/sandbox/stripe/disputes", Map.of("payment", id(payment))));
    }

    @Override
    Optional<Money> threeDecimals() {
        return Optional.of(Money.of("1.230", "KWD"));
    }

    @Override
    Optional<Money> inexact() {
        return Optional.of(Money.of("1.234", "KWD"));
    }
}
