package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A week in which the store cannot be read and none of its webhooks comes, while people go on there: one reading catches up. */
class ShopifyWeekAwayIT {

    private static final Map<String, Object> LOST = Map.of("deliver", false);

    private final World world = new World();

    private CustomerReturn unheard(String name) {
        Map<String, Object> wish = new HashMap<>(Map.of("deliver", false, "lost", true, "gateway", "shopify_payments"));
        return world.returned(name, wish, World.item("ACME-" + name.substring(1), 2, "30.00"));
    }

    private void refundedByStaff(CustomerReturn r, String amount) {
        Map<String, Object> refund = Map.of("orderName", r.orderName(), "amount", amount, "deliver", false);
        world.api.post("/sandbox/shopify/refunds", refund);
    }

    @AfterEach
    void theStoreIsBack() {
        world.api.send("DELETE", "/sandbox/shopify/faults", "application/json", new byte[0]);
    }

    @Test
    void afterAWeekOfSilenceOneReadingKnowsEverything() {
        List<CustomerReturn> known = List.of("#WA1", "#WA2", "#WA3", "#WA4", "#WA5").stream()
                .map(this::unheard)
                .toList();
        world.readsStore("demo");
        assertThat(known).allSatisfy(r -> assertThat(r.cases()).hasSize(1));

        world.api.post("/sandbox/shopify/faults", Map.of("kind", "down", "times", 1_000_000));
        assertThat(RunningHub.get().readsStore("demo")).as("the store is away").isFalse();
        CustomerReturn asked = unheard("#WA6");
        CustomerReturn changedHisMind = unheard("#WA7");
        world.passes("P1D");
        known.get(0).staff("approve", LOST);
        known.get(1).staff("approve", LOST);
        known.get(2).staff("cancel", Map.of("deliver", false, "moves", false));
        changedHisMind.staff("cancel", LOST);
        world.passes("P2D");
        known.get(0).staff("attach", Map.of("trackingNumber", "1ZWA1", "deliver", false));
        known.get(1).staff("attach", Map.of("trackingNumber", "1ZWA2", "deliver", false));
        known.get(3).staff("decline", Map.of("reason", "FINAL_SALE", "deliver", false));
        refundedByStaff(known.get(4), "15.00");
        world.passes("P2D");
        known.get(1).staff("dispose", Map.of("disposition", "RESTOCKED", "deliver", false));
        known.get(1).staff("process", LOST);
        refundedByStaff(known.get(1), "60.00");
        known.get(1).staff("close", LOST);
        world.passes("P2D");
        assertThat(RunningHub.get().readsStore("demo")).as("still away").isFalse();

        theStoreIsBack();
        world.readsStore("demo");

        for (CustomerReturn r : known) {
            assertMirrored(r);
        }
        assertMirrored(asked);
        assertThat(asked.cases()).hasSize(1);
        assertThat(changedHisMind.cases()).as("nothing to do about it").isEmpty();
        assertThat(known.get(0).facts("RETURN_SHIPPED")).isEqualTo(1);
        assertThat(known.get(1).facts("RETURN_SHIPPED")).isEqualTo(1);
        assertThat(known.get(1).facts("REFUND_MADE_ELSEWHERE")).isEqualTo(1);
        assertThat(known.get(1).commands("REFUND")).as("paid by staff").isZero();
        assertThat(known.get(2).facts("CANCELLATION_ANSWERED")).isEqualTo(1);
        assertThat(known.get(4).facts("REFUND_MADE_ELSEWHERE")).isEqualTo(1);
        world.trialBalanceHolds();
    }

    private void assertMirrored(CustomerReturn r) {
        JsonNode shown = world.api
                .items("/sandbox/shopify/returns?orderName=" + Api.encoded(r.orderName()))
                .get(0);
        assertThat(StoreMirror.inHub(world, r.returnId())).as(r.orderName()).isEqualTo(StoreMirror.atStore(shown));
    }
}
