package io.backhaul.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One refund of the proof: a return so cheap that the customer keeps the goods and is paid at once. Far more was captured than
 * is owed, so that no gateway would refuse a second refund. Its webhook comes three times, in any order with the others, and
 * again until the hub has answered.
 */
final class ProvenRefund {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private static final int COPIES = 3;

    private final int number;
    private final Gateway gateway;
    private final String fault;
    private final JsonNode made;
    private final AtomicBoolean answered = new AtomicBoolean();

    private ProvenRefund(int number, Gateway gateway, String fault, JsonNode made) {
        this.number = number;
        this.gateway = gateway;
        this.fault = fault;
        this.made = made;
    }

    /** The order exists at the store and the fault waits at the gateway; the webhook is held back. */
    static ProvenRefund prepare(int number, Gateway gateway, String fault, Desk partners) {
        JsonNode made = partners.post("/sandbox/shopify/returns", wish(number, gateway));
        ProvenRefund refund = new ProvenRefund(number, gateway, fault, made);
        if (!fault.equals("none")) {
            partners.post(
                    "/sandbox/" + gateway.partner() + "/faults",
                    Map.of("kind", fault, "times", 1, "payment", refund.payment()));
        }
        return refund;
    }

    private static Map<String, Object> wish(int number, Gateway gateway) {
        return Map.of(
                "store",
                "demo",
                "orderName",
                "#" + number,
                "gateway",
                gateway.order(),
                "deliver",
                false,
                "lines",
                List.of(Map.of(
                        "sku", "ACME-" + number, "quantity", 1, "price", "%.2f".formatted(owed(number) / 100.0))),
                "alsoOrdered",
                List.of(Map.of("sku", "ACME-KEPT", "quantity", 1, "price", "200.00")));
    }

    /** In cents; neighbours owe different amounts. */
    private static long owed(int number) {
        return 500 + number % 400;
    }

    long owed() {
        return owed(number);
    }

    String order() {
        return "#" + number;
    }

    Gateway gateway() {
        return gateway;
    }

    String fault() {
        return fault;
    }

    String payment() {
        return made.get("payment").asText();
    }

    /** The store tells the hub, and tells it again until it is heard. */
    void announce(URI hub, ScheduledExecutorService messengers) {
        for (int copy = 0; copy < COPIES; copy++) {
            long pause = copy == 0 ? 0 : ThreadLocalRandom.current().nextLong(1_500);
            messengers.schedule(() -> deliver(hub, messengers), pause, TimeUnit.MILLISECONDS);
        }
    }

    private void deliver(URI hub, ScheduledExecutorService messengers) {
        JsonNode webhook = made.get("webhook");
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve("/hooks/shopify/demo"))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(webhook.get("body").asText()));
        webhook.get("headers")
                .properties()
                .forEach(h -> request.setHeader(h.getKey(), h.getValue().asText()));
        CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .whenComplete((answer, failure) -> {
                    if (failure == null && answer.statusCode() / 100 == 2) {
                        answered.set(true);
                    } else if (!answered.get() && !messengers.isShutdown()) {
                        messengers.schedule(() -> deliver(hub, messengers), 300, TimeUnit.MILLISECONDS);
                    }
                });
    }

    @Override
    public String toString() {
        return order() + " " + gateway + " " + fault + " " + payment();
    }
}
