package io.backhaul.console;

import io.backhaul.core.fixture.Demo;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.policy.Window;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The demo's rules; a proposal is one word: {@code keepItUpTo: <amount>}. */
final class DemoRules implements HouseRules {

    @Override
    public UnaryOperator<Terms> proposed(String merchant, String yaml) {
        if (!yaml.strip().matches("keepItUpTo: \\d+\\.\\d\\d")) {
            throw new Refused("the text line 1: is no policy");
        }
        Policy policy = Policy.usual(
                Demo.ZONE,
                Window.days(30, Window.Anchor.ORDER),
                Map.of("USD", Demo.usd(yaml.strip().substring(12))),
                Window.days(7, Window.Anchor.DELIVERY),
                Window.days(60, Window.Anchor.AUTHORIZATION));
        return t -> new Terms(policy, t.passports(), t.gateways(), t.stores(), "proposed", t.addresses());
    }

    @Override
    public ReturnMessage recognised(ReturnMessage message) {
        if (!(message instanceof ReturnRequested r)) {
            return message;
        }
        var lines = r.lines().stream()
                .map(l -> l.ofSupplier(Demo.supplierOf(l.sku())))
                .toList();
        return new ReturnRequested(
                r.envelope(),
                r.order(),
                lines,
                r.reason(),
                r.reasonText(),
                r.evidence(),
                r.storeStatus(),
                r.resolution());
    }
}
