package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no webhook told the hub, it reads at the gateway. */
class ReconciliationIT {

    private final World world = new World();

    @AfterEach
    void webhooksComeAgain() {
        webhooksAreLost(false);
    }

    private void webhooksAreLost(boolean lost) {
        world.api.post("/sandbox/stripe/webhooks", Map.of("withheld", lost));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(world.now(), ZoneOffset.UTC);
    }

    private JsonNode reconciled(LocalDate day) {
        JsonNode run = world.api.post("/api/reconciliations", Map.of("gateway", "stripe:demo", "day", day.toString()));
        assertThat(run.at("/run/status").asText()).as(run.toString()).isEqualTo("DONE");
        return run;
    }

    private static List<JsonNode> about(JsonNode run, CustomerReturn r) {
        List<JsonNode> found = new ArrayList<>();
        run.path("differences").forEach(d -> {
            if (d.get("payment").asText().equals("stripe/" + r.payment())) {
                found.add(d);
            }
        });
        return found;
    }

    private List<String> openTasksAbout(CustomerReturn r) {
        return world.api.items("/api/review").stream()
                .filter(item -> item.get("reasonClass").asText().equals("Reconciliation"))
                .map(item -> item.get("reason").asText())
                .filter(reason -> reason.contains(r.payment()))
                .toList();
    }

    /** A return that was paid by the hub, as all are: nothing is said about it. */
    @Test
    @Row("S147")
    void s147_aRefundThatWentWellIsOnBothSides() {
        CustomerReturn r = world.returned("#RC1", Map.of(), World.item("ACME-RC1", 1, "6.40"));
        r.reaches("acme", "customerMoney", "PAID");
        LocalDate day = today();
        world.passes("PT20M");
        JsonNode run = reconciled(day);
        assertThat(about(run, r)).isEmpty();
        assertThat(run.at("/run/hubRefunds").asInt()).isPositive();
        assertThat(run.at("/run/gatewayRefunds").asInt()).isPositive();
    }

    @Test
    @Row("S47")
    void s47_aRefundMadeOutsideWhoseWebhookGotLostIsFoundAndCounts() {
        CustomerReturn r = world.returned("#RC2", Map.of(), World.item("ACME-RC2", 1, "6.50"));
        r.reaches("acme", "customerMoney", "PAID");
        webhooksAreLost(true);
        String lost = r.refundedOutside(500);
        LocalDate day = today();
        assertThat(about(reconciled(day), r))
                .as("its webhook may still be on its way")
                .isEmpty();

        world.passes("PT20M");
        JsonNode run = reconciled(day);
        assertThat(about(run, r)).singleElement().satisfies(d -> {
            assertThat(d.get("kind").asText()).isEqualTo("AT_GATEWAY_ONLY");
            assertThat(d.get("refundId").asText()).isEqualTo(lost);
            assertThat(d.at("/gatewayAmount/amount").asText()).isEqualTo("5.00");
        });
        assertThat(openTasksAbout(r)).singleElement().asString().contains(lost, "5.00 USD");
        World.until(
                "the case knows of it",
                () -> assertThat(r.facts("REFUND_MADE_ELSEWHERE")).isEqualTo(1));
        String csv = new String(
                world.api.bytes("/api/reconciliations/" + run.at("/run/id").asText() + "/file"),
                StandardCharsets.UTF_8);
        assertThat(csv).contains("AT_GATEWAY_ONLY", lost);

        assertThat(about(reconciled(day), r)).isEmpty();
        assertThat(openTasksAbout(r)).as("a later run shows it gone").isEmpty();
        assertThat(r.refunds()).as("a reconciliation never pays").containsExactlyInAnyOrder(650, 500);
    }

    @Test
    void aRefundThatFailedLongAfterItSucceededIsFound() {
        CustomerReturn r = world.returned("#RC3", Map.of(), World.item("ACME-RC3", 1, "6.60"));
        r.reaches("acme", "customerMoney", "PAID");
        LocalDate day = today();
        world.passes("P2D");
        webhooksAreLost(true);
        world.api.post("/sandbox/stripe/refunds/" + r.refundIds().get(0) + "/fail", Map.of());
        assertThat(about(reconciled(day), r)).singleElement().satisfies(d -> {
            assertThat(d.get("kind").asText()).isEqualTo("STATUS_DIFFERS");
            assertThat(d.get("hubStatus").asText()).isEqualTo("SUCCEEDED");
            assertThat(d.get("gatewayStatus").asText()).isEqualTo("FAILED");
        });
        r.reaches("acme", "customerMoney", "FAILED");
        assertThat(about(reconciled(day), r)).isEmpty();
    }

    @Test
    void aGatewayThatIsAwayMakesAFailedRunNeverAnEmptyOne() {
        LocalDate day = today(); // no other is meant: the hub reads days that are over by itself
        String since = String.valueOf(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
        world.api.post("/sandbox/stripe/faults", Map.of("kind", "429", "match", since));
        JsonNode run = world.api.post("/api/reconciliations", Map.of("gateway", "stripe:demo", "day", day.toString()));
        assertThat(run.at("/run/status").asText()).isEqualTo("FAILED");
        assertThat(run.at("/run/reason").asText()).contains("429");
    }

    /** Every day is read by itself once it is over. */
    @Test
    void aDayThatIsOverIsReadByItself() {
        LocalDate day = today();
        world.passes("P1DT1H");
        World.until(
                day + " is read",
                () -> assertThat(world.api.items("/api/reconciliations")).anySatisfy(run -> {
                    assertThat(run.get("day").asText()).isEqualTo(day.toString());
                    assertThat(run.get("startedBy").asText()).isEqualTo("hub");
                }));
        String metrics = new String(world.api.bytes("/actuator/prometheus"), StandardCharsets.UTF_8);
        assertThat(metrics)
                .contains("backhaul_reconciliation_differences{")
                .contains("backhaul_reconciliation_last_success_seconds{");
    }
}
