package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.SignatureCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every topic has a sample of its own, and what follows from it stands in {@code expected.txt} beside them. Where Shopify's own
 * samples are at hand (directory named by system property or environment variable {@value #SAMPLES}, files {@code
 * <family>__<topic>.<what>.json}) they are held to the same.
 */
class ShopifyTopicTest {

    static final String SAMPLES = "backhaul.shopify.samples";
    private static final Path OWN = Path.of("src/test/resources/partner/shopify/topics");
    private static final String SECRET = "test_secret_key";

    /** A line of {@code expected.txt}. */
    private record Expected(String topic, String what, String gid) {

        static Expected of(String line) {
            String[] parts = line.split("\\|", -1);
            return new Expected(parts[0].strip(), parts[1].strip(), parts[2].strip());
        }

        Reread reread(Reread actual) {
            if (what.equals("IGNORED")) {
                return new Reread.Ignore(ShopifyTopic.of(topic).orElseThrow().why());
            } else if (actual instanceof Reread.Do) {
                return new Reread.Do(ShopifyTopic.Duty.valueOf(what));
            }
            return new Reread.Query(Reread.Target.valueOf(what), "gid://shopify/" + gid);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTopicLeadsWhereItShould() throws IOException {
        return expected().stream()
                .map(e -> DynamicTest.dynamicTest(e.topic(), () -> {
                    Reread reread = webhook(e.topic(), Files.readAllBytes(OWN.resolve(file(e.topic()))))
                            .reread();
                    assertThat(reread).isEqualTo(e.reread(reread));
                }));
    }

    @Test
    void noTopicIsWithoutASample() throws IOException {
        assertThat(expected())
                .extracting(Expected::topic)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ShopifyTopic.values()).map(ShopifyTopic::wire).toList());
    }

    @TestFactory
    Stream<DynamicTest> officialSamplesAreAcceptedAndRecognised() throws IOException {
        String named = System.getProperty(SAMPLES, System.getenv(SAMPLES));
        if (named == null || named.isBlank()) {
            String missing = "no copy of the store's samples at hand: set " + SAMPLES + " to their directory";
            return Stream.of(DynamicTest.dynamicTest(missing, () -> Assumptions.abort(missing)));
        }
        try (Stream<Path> files = Files.list(Path.of(named))) {
            List<Path> samples =
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
            return samples.stream().map(f -> DynamicTest.dynamicTest(f.getFileName() + "", () -> official(f)));
        }
    }

    private static void official(Path file) throws IOException {
        byte[] body = Files.readAllBytes(file);
        String topic = file.getFileName().toString().replaceFirst("\\..*", "").replace("__", "/");
        assertThat(ShopifyTopic.of(topic)).as(topic).isPresent();
        assertThat(new ShopifySignature().check(headers(topic, body), body, List.of(SECRET), Instant.now()))
                .isEqualTo(SignatureCheck.VALID);
        ShopifyWebhook read = webhook(topic, body);
        assertThat(read.reread()).isNotInstanceOf(Reread.Unreadable.class);
        boolean says = !new String(body).strip().equals("{}") && !topic.equals("inventory_levels/update");
        assertThat(read.reread() instanceof Reread.Ignore).isEqualTo(!says);
    }

    @Test
    void oneEventToTwoSubscriptionsIsOneWorkAndItsSiblingsAreWorkOfTheirOwn() {
        byte[] one = Hmac.utf8("{\"id\":7,\"order_id\":4}");
        byte[] other = Hmac.utf8("{\"id\":8,\"order_id\":4}");
        String key = key("returns/close", "w-1", "e-1", one);
        assertThat(key("returns/close", "w-2", "e-1", one)).isEqualTo(key);
        assertThat(key("returns/close", "w-2", "e-1", other))
                .as("another return")
                .isNotEqualTo(key);
        assertThat(key("returns/cancel", "w-2", "e-1", one)).as("another topic").isNotEqualTo(key);
        assertThat(key("returns/close", "w-2", "e-2", one)).as("another event").isNotEqualTo(key);
        assertThat(key("returns/close", "w-1", null, one)).as("no event named").isNull();
        byte[] level = Hmac.utf8("{\"inventory_item_id\":1}");
        assertThat(key("inventory_levels/update", "w-1", "e-1", level))
                .as("topics that name nothing")
                .isNotEqualTo(key("inventory_levels/update", "w-2", "e-1", Hmac.utf8("{\"inventory_item_id\":2}")));
    }

    @Test
    void idsOfAllSixtyFourBitsStayWhole() {
        byte[] body = Hmac.utf8("{\"id\":9223372036854775807,\"order_id\":9007199254740993}");
        assertThat(webhook("returns/cancel", body).reread())
                .isEqualTo(new Reread.Query(Reread.Target.RETURN, "gid://shopify/Return/9223372036854775807"));
        assertThat(webhook("returns/cancel", body).order()).isEqualTo("gid://shopify/Order/9007199254740993");
    }

    private static String key(String topic, String webhookId, String event, byte[] body) {
        Map<String, String> headers = headers(topic, body);
        headers.put("X-Shopify-Webhook-Id", webhookId);
        if (event != null) {
            headers.put("X-Shopify-Event-Id", event);
        }
        return ShopifyWebhook.read(headers, body).eventKey();
    }

    private static ShopifyWebhook webhook(String topic, byte[] body) {
        return ShopifyWebhook.read(headers(topic, body), body);
    }

    private static Map<String, String> headers(String topic, byte[] body) {
        return new HashMap<>(Map.of(
                "X-Shopify-Topic",
                topic,
                "X-Shopify-Webhook-Id",
                "w-1",
                "X-Shopify-Shop-Domain",
                "demo.myshopify.com",
                "X-Shopify-Hmac-Sha256",
                Base64.getEncoder().encodeToString(Hmac.sha256(SECRET, body))));
    }

    private static String file(String topic) {
        return topic.replace("/", "__") + ".json";
    }

    private static List<Expected> expected() throws IOException {
        return Files.readAllLines(OWN.resolve("expected.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(Expected::of)
                .toList();
    }
}
