package io.backhaul.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 32 returns of one order, given to two hubs at the same moment: together they never pay back more than was captured. */
class TwoHubsOnePaymentIT {

    private static final int RETURNS = 32;
    private static final long EACH = 100;
    private static final long OUTSIDE = 1_250;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ProofWorld world;

    @Test
    void theSumOfAllRefundsStaysWithinWhatWasCaptured() throws Exception {
        world = new ProofWorld(Path.of("target", "proof", "two-hubs-" + System.nanoTime()));
        world.startHub();
        world.awaitHub();
        JsonNode first = request(0);
        deliver(first, world.hubUrl()).join();
        String payment = first.get("payment").asText();
        await().atMost(Duration.ofSeconds(30)).until(() -> refunded(payment) == EACH);
        world.partners.post("/sandbox/stripe/refunds", Map.of("payment", payment, "amount", OUTSIDE));
        await().atMost(Duration.ofSeconds(30)).until(() -> outsideKnown(payment) == OUTSIDE);

        List<URI> hubs = List.of(world.hubUrl(), world.startAnotherHub());
        List<JsonNode> rest =
                IntStream.range(1, RETURNS).mapToObj(this::request).toList();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < rest.size(); i++) {
            answers.add(deliver(rest.get(i), hubs.get(i % 2)));
        }
        assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(cases()).hasSize(RETURNS).allMatch(this::isDecided));
        long left = RETURNS * EACH - OUTSIDE; // what does not fit as a whole is a person's
        await("everything that fits is paid")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(refunded(payment)).isEqualTo(OUTSIDE + left / EACH * EACH));
        assertThat(refunded(payment)).isLessThanOrEqualTo(RETURNS * EACH);
        assertThat(world.database()
                        .sql("select count(*) from command where kind = 'REFUND' and status <> 'SUCCEEDED'")
                        .query(Long.class)
                        .single())
                .as("refunds that did not end well")
                .isZero();
    }

    private JsonNode request(int index) {
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("store", "demo");
        wish.put("orderName", "#70001");
        wish.put("gateway", "stripe");
        wish.put("deliver", false);
        wish.put("lines", List.of(line(index)));
        wish.put(
                "alsoOrdered",
                IntStream.range(0, RETURNS)
                        .filter(i -> i != index)
                        .mapToObj(TwoHubsOnePaymentIT::line)
                        .toList());
        return world.partners.post("/sandbox/shopify/returns", wish);
    }

    private static Map<String, Object> line(int index) {
        return Map.of("sku", "ACME-" + (70_000 + index), "quantity", 1, "price", "1.00");
    }

    private CompletableFuture<Integer> deliver(JsonNode made, URI hub) {
        JsonNode webhook = made.get("webhook");
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve("/hooks/shopify/demo"))
                .POST(HttpRequest.BodyPublishers.ofString(webhook.get("body").asText()));
        webhook.get("headers")
                .properties()
                .forEach(h -> request.setHeader(h.getKey(), h.getValue().asText()));
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private long refunded(String payment) {
        return world.partners.items("/sandbox/stripe/refunds").stream()
                .filter(refund -> refund.get("payment").asText().equals(payment))
                .filter(refund -> !refund.get("status").asText().equals("failed"))
                .mapToLong(refund -> refund.get("amount").asLong())
                .sum();
    }

    private long outsideKnown(String payment) {
        return world.database()
                .sql("select outside_refunds from payment where reference = ?")
                .param("stripe/" + payment)
                .query(Long.class)
                .single();
    }

    private List<JsonNode> cases() {
        return world.hub.items("/api/cases");
    }

    /** Paid, or a person is asked. */
    private boolean isDecided(JsonNode summary) {
        return summary.get("status").asText().equals("REVIEW")
                || summary.at("/legs/0/customerMoney").asText().equals("PAID");
    }

    @AfterEach
    void end() throws Exception {
        if (world != null) {
            world.end();
        }
    }
}
