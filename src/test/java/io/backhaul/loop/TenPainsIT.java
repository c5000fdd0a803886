package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.sandbox.kit.Json;
import io.backhaul.sandbox.kit.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What users of other Shopify connectors suffer from, one test for each pain (Shopify facts 4). */
class TenPainsIT {

    private static final String SIGNATURE = "X-Shopify-Hmac-Sha256";

    private final World world = new World();

    private CustomerReturn unheard(String name, String sku) {
        return world.returned(name, Map.of("deliver", false), World.item(sku, 1, "49.90"));
    }

    private static String signed(String secret, String body) {
        return Base64.getEncoder().encodeToString(Signatures.hmac(secret, body));
    }

    /** What the merchant's own hand, or another app of his, does at the store. */
    private JsonNode admin(String document, String id) {
        JsonNode settings = world.api.get("/sandbox/settings");
        Map<String, String> headers = Map.of(
                "X-Shopify-Access-Token",
                settings.get("DEMO_SHOPIFY_TOKEN").asText(),
                "Content-Type",
                "application/json");
        byte[] body = Json.bytes(Map.of("query", document, "variables", Map.of("id", id)));
        String url = settings.get("DEMO_SHOPIFY_URL").asText() + "/admin/api/2026-07/graphql.json";
        return Json.read(world.api.stranger("POST", url, headers, body).body(), JsonNode.class);
    }

    private JsonNode approvedInTheAdmin(CustomerReturn r) {
        return admin(
                "mutation($id: ID!) { returnApproveRequest(input: {id: $id}) { return { status } userErrors { message } } }",
                r.id());
    }

    private List<JsonNode> calls(String operation, String about) {
        return world.api.items("/sandbox/shopify/calls?operation=" + operation).stream()
                .filter(call -> call.toString().contains(about))
                .toList();
    }

    private double wronglySigned() {
        String metrics = new String(world.api.bytes("/actuator/prometheus"), StandardCharsets.UTF_8);
        Matcher counted = Pattern.compile("backhaul_webhooks_total\\{[^}]*wrongly signed[^}]*} ([0-9.E]+)")
                .matcher(metrics);
        double sum = 0;
        while (counted.find()) {
            sum += Double.parseDouble(counted.group(1));
        }
        return sum;
    }

    @Test
    @Row("S66")
    void pain1_theSignatureIsOverTheRawBytesWithTheirEscapedSlashes() {
        CustomerReturn r = unheard("#TP1", "ACME-TP1");
        assertThat(r.webhookBody()).contains("\\/");
        String again = Json.read(r.webhookBody().getBytes(StandardCharsets.UTF_8), JsonNode.class)
                .toString();
        assertThat(again).isNotEqualTo(r.webhookBody());

        assertThat(r.webhook(again, Map.of()).status())
                .as("the same, written anew")
                .isEqualTo(401);
        assertThat(r.webhook().status()).isEqualTo(200);
        r.reaches("acme", "goods", "REQUESTED");
    }

    @Test
    void pain2_theOldSecretIsGoodWhileItIsReplacedAndAFailureIsNeverA2xxAndIsCounted() {
        CustomerReturn r = unheard("#TP2", "ACME-TP2");
        double before = wronglySigned();
        assertThat(r.webhook(r.webhookBody(), Map.of(SIGNATURE, signed("nobody's", r.webhookBody())))
                        .status())
                .isEqualTo(401);
        assertThat(wronglySigned()).isEqualTo(before + 1);

        assertThat(r.webhook(r.webhookBody(), Map.of(SIGNATURE, signed("the_old_secret", r.webhookBody())))
                        .status())
                .isEqualTo(200);
        r.reaches("acme", "goods", "REQUESTED");
    }

    @Test
    void pain3_aWebhookMadeInTheAdminIsSignedWithAnotherKey() {
        CustomerReturn r = unheard("#TP3", "ACME-TP3");
        assertThat(r.webhook(r.webhookBody(), Map.of(SIGNATURE, signed("the_admins_secret", r.webhookBody())))
                        .status())
                .isEqualTo(200);
        r.reaches("acme", "goods", "REQUESTED");
    }

    @Test
    void pain4_duplicatesAtTheSameInstantCountOnce() throws Exception {
        CustomerReturn r = unheard("#TP4", "ACME-TP4");
        assertThat(atOnce(8, () -> r.webhook().status())).containsOnly(200);
        world.acme.mail(r, 1);
        assertThat(world.messages(r.webhookHeader("X-Shopify-Webhook-Id"))).hasSize(1);
        assertThat(r.cases()).hasSize(1);
        assertThat(r.commands("SUPPLIER_REQUEST")).isEqualTo(1);
        assertThat(world.acme.mailsAbout(r)).hasSize(1);
    }

    @Test
    void pain5_aDeletedSubscriptionIsMadeAgainAndWhatItDidNotTellIsFound() {
        world.api.post("/api/stores/demo/connect", Map.of());
        assertThat(subscribed()).contains("RETURNS_REQUEST");
        world.api.send("DELETE", "/sandbox/shopify/subscriptions?store=demo&topic=RETURNS_REQUEST", "", new byte[0]);
        CustomerReturn missed = unheard("#TP5", "ACME-TP5");

        World.until("subscribed again", () -> assertThat(subscribed()).contains("RETURNS_REQUEST"));
        world.readsStore("demo");
        missed.reaches("acme", "goods", "REQUESTED");
    }

    private List<String> subscribed() {
        return world.api.items("/sandbox/shopify/subscriptions?store=demo").stream()
                .map(subscription -> subscription.get("topic").asText())
                .toList();
    }

    @Test
    void pain6_whatComesInTheWrongOrderIsReadAsItIsNow() {
        CustomerReturn r = unheard("#TP6", "ACME-TP6");
        approvedInTheAdmin(r);
        r.reaches("acme", "goods", "REQUESTED");
        assertThat(r.webhook().status()).as("the request, after its approval").isEqualTo(200);

        assertThat(world.fateOf(r.webhookHeader("X-Shopify-Webhook-Id"))).containsOnly("DUPLICATE");
        assertThat(r.cases()).hasSize(1);
        assertThat(r.facts("RETURN_REQUESTED")).isEqualTo(1);
    }

    @Test
    void pain7_aReturnThatTheMerchantMadeInTheAdminIsWorkedOnAndNotApprovedTwice() {
        CustomerReturn r = unheard("#TP7", "ACME-TP7");
        approvedInTheAdmin(r);
        world.acme.authorises(r, "acme");
        World.until(
                "the hub knows that it is approved",
                () -> assertThat(r.file().get("commands").toString()).contains("return approved"));
        assertThat(calls("returnApproveRequest", r.id()))
                .as("the merchant's own, and none of ours")
                .hasSize(1);
    }

    @Test
    @Row({"S53", "S54"})
    void pain8_and9_restockIsApartFromTheRefundAndEveryGuardThatTheStoreDemandsIsSent() {
        CustomerReturn r = world.returned("#TP8", Map.of(), World.item("ACME-TP8", 1, "49.90"));
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        world.acme.inspects(r, "resellable");
        r.isRefunded(4990);
        World.until("stock", () -> assertThat(world.stock("ACME-TP8")).containsExactly(101, 101));

        assertThat(calls("refundCreate", r.payment()))
                .as("the hub refunds at Stripe, the store moves no money")
                .isEmpty();
        JsonNode processed = World.until(
                        "processed at the store", () -> calls("returnProcess", r.id()), found -> found.size() == 1)
                .get(0)
                .at("/variables/input");
        assertThat(processed.has("financialTransfer")).isFalse();
        assertThat(processed
                        .at("/returnLineItems/0/dispositions/0/dispositionType")
                        .asText())
                .isEqualTo("RESTOCKED");
        assertThat(r.questions()).as("our own stock echo starts nothing").isEmpty();

        JsonNode raised =
                calls("inventoryAdjustQuantities", r.file().get("id").asText()).get(0);
        assertThat(raised.get("store").asText()).isEqualTo("demo-eu");
        assertThat(raised.at("/variables/idempotencyKey").asText()).isNotBlank();
        assertThat(raised.at("/variables/input/changes/0/changeFromQuantity").asInt())
                .isEqualTo(100);
        assertThat(raised.get("userErrors")).isEmpty();
    }

    @Test
    void pain9_aRefundAtTheStoreCarriesItsKey() {
        CustomerReturn r =
                world.returned("#TP9", Map.of("gateway", "shopify_payments"), World.item("ACME-TP9", 1, "49.90"));
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        world.acme.inspects(r, "scrap");
        r.reaches("acme", "customerMoney", "PAID");

        assertThat(calls("refundCreate", r.payment())).singleElement().satisfies(call -> {
            assertThat(call.at("/variables/idempotencyKey").asText()).isNotBlank();
            assertThat(call.get("userErrors")).isEmpty();
        });
        assertThat(world.stock("ACME-TP9")).as("scrap is nowhere on stock").containsExactly(100, 100);
    }

    @Test
    void pain10_aRefundThatNamesNoReturnIsFoundOnTheReturnOfItsOrder() {
        CustomerReturn r =
                world.returned("#TP10", Map.of("gateway", "shopify_payments"), World.item("ACME-TP10", 1, "49.90"));
        world.acme.authorises(r, "acme");
        world.api.post("/sandbox/shopify/refunds", Map.of("orderName", r.orderName(), "amount", "49.90"));
        World.until("linked", () -> assertThat(r.facts("REFUND_MADE_ELSEWHERE")).isEqualTo(1));
        r.shipAndDeliver("acme");
        world.acme.inspects(r, "scrap");
        r.reaches("acme", "goods", "INSPECTED");
        assertThat(r.commands("REFUND")).as("not paid twice").isZero();
    }

    private static List<Integer> atOnce(int times, Callable<Integer> call) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(times);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : senders.invokeAll(Collections.nCopies(times, call))) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            senders.shutdown();
        }
    }
}
