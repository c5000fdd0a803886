package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.policy.Terms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who pays back: each payment is refunded by the one who can reach its gateway, and the store moves no money beside it. */
class RefundOwnerTest {

    private static final Map<String, String> GATEWAYS =
            Map.of("stripe", "stripe:demo", "shopify_payments", "shopify_payments:demo");

    private static Story refunded(AReturn asked) {
        Terms demo = Demo.terms();
        Story story = new Story(new Terms(demo.policy(), demo.passports(), GATEWAYS, demo.stores(), "two-owners"));
        story.customerReturns(asked);
        story.tell(story.says(ACME).yes());
        story.command("store-approve/" + story.id(), Outcome.DONE);
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        story.gatewayPays();
        return story;
    }

    private static List<String> owners(Story story) {
        return story.refunds().stream()
                .map(r -> r.amount().decimal() + " of " + r.payment() + " by " + r.destination())
                .toList();
    }

    @Row({"S30", "S47"})
    @Test
    void aPaymentOfStripeIsNeverRefundedByTheStoreNorOneOfTheStoreAtStripe() {
        assertThat(owners(refunded(AReturn.of("ACME-1", 1, "60.00").paidWith("stripe", "pi_1", "60.00"))))
                .containsExactly("60.00 of stripe/pi_1 by stripe:demo");
        assertThat(owners(refunded(AReturn.of("ACME-1", 1, "60.00").paidWith("shopify_payments", "t_1", "60.00"))))
                .containsExactly("60.00 of shopify_payments/t_1 by shopify_payments:demo");
    }

    @Row({"S30", "S47"})
    @Test
    void ofAMixedPaymentEachPartHasItsOwnOwnerAndAGiftCardIsAPersons() {
        Story story = refunded(AReturn.of("ACME-1", 1, "60.00")
                .paidWith("stripe", "pi_1", "30.00")
                .paidWith("shopify_payments", "t_1", "20.00")
                .paidWith("gift_card", "g_1", "10.00"));

        assertThat(owners(story))
                .containsExactlyInAnyOrder(
                        "30.00 of stripe/pi_1 by stripe:demo",
                        "20.00 of shopify_payments/t_1 by shopify_payments:demo",
                        "10.00 of gift_card/g_1 by " + Command.MANUAL);
    }

    @Row({"S52", "S53"})
    @Test
    void whatIsProcessedAtTheStoreNamesGoodsAndNoMoney() {
        Story story = refunded(AReturn.of("ACME-1", 1, "60.00").paidWith("stripe", "pi_1", "60.00"));
        assertThat(story.planned(Command.Kind.STORE_PROCESS)).singleElement().satisfies(c -> {
            assertThat(c.amount()).isNull();
            assertThat(c.payment()).isNull();
        });
    }
}
