package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.sandbox.X12;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing bad gets in, nothing unreadable gets lost, and the next good message goes through. */
class BadInputIT {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final World world = new World();

    @Test
    void anUnsignedOrWronglySignedWebhookIsRefusedAndNotKept() {
        byte[] body = utf8("{\"id\":\"evt_forged\",\"object\":\"Event\",\"description\":\"tracker.updated\"}");
        String door = "/hooks/tracking/easypost";
        assertThat(world.api.stranger("POST", door, JSON, body).status()).isEqualTo(401);
        Map<String, String> wrong =
                Map.of("Content-Type", "application/json", "X-Hmac-Signature", "hmac-sha256-hex=" + "0".repeat(64));
        assertThat(world.api.stranger("POST", door, wrong, body).status()).isEqualTo(401);
        assertThat(world.messages("evt_forged")).isEmpty();

        CustomerReturn r = world.returned("#B1", Map.of("deliver", false), World.item("ACME-B1", 1, "15.00"));
        String id = r.webhookHeader("X-Shopify-Webhook-Id");
        Map<String, String> forged = Map.of(
                "X-Shopify-Topic", "returns/request",
                "X-Shopify-Shop-Domain", "demo.myshopify.com",
                "X-Shopify-Webhook-Id", id,
                "X-Shopify-Hmac-Sha256", "Zm9yZ2VkIGZvcmdlZCBmb3JnZWQgZm9yZ2VkIGZvcmc=");
        assertThat(world.api
                        .stranger("POST", "/hooks/shopify/demo", forged, body)
                        .status())
                .isEqualTo(401);
        assertThat(world.messages(id)).isEmpty();
        assertThat(r.webhook().status()).isEqualTo(200);
        assertThat(world.fateOf(id))
                .as("the true one is found by the same name")
                .containsExactly("APPLIED");
    }

    @Test
    void anUnknownStoreIsNotThere() {
        assertThat(world.api
                        .stranger("POST", "/hooks/shopify/nobody", JSON, utf8("{}"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aBodyOverOneMegabyteIsTooLarge() {
        byte[] large = new byte[1024 * 1024 + 1];
        assertThat(world.warehouse(large).status()).isEqualTo(413);
        assertThat(world.messages(contentId(large))).isEmpty();
    }

    @Test
    void anAuthenticBodyThatNobodyCanReadIsKeptForAPerson() {
        byte[] body = utf8("{\"kind\": \"GOODS_RECEIVED\", \"references\": [");
        assertThat(world.warehouse(body).status()).isEqualTo(200);
        assertThat(world.reviewOf(contentId(body))).contains("JSON");
        String id = world.messages(contentId(body)).get(0).get("id").asText();
        assertThat(world.api.bytes("/api/messages/" + id + "/original")).isEqualTo(body);
    }

    @Test
    void anUnheardOfKindOfMessageIsKeptForAPerson() {
        byte[] body = utf8("{\"kind\":\"GOODS_EATEN\",\"references\":[{\"type\":\"ORDER_NAME\",\"value\":\"#B0\"}]}");
        assertThat(world.warehouse(body).status()).isEqualTo(200);
        assertThat(world.reviewOf(contentId(body))).contains("GOODS_EATEN");
    }

    @Test
    void aFileWithoutItsColumnsIsKeptWithLineAndColumn() {
        world.globex.drops("b-columns.csv", "RMA No;Status\r\nGX-1;APPROVED\r\n");
        assertThat(world.reviewOf("b-columns.csv")).contains("line 1", "column 'Order' is missing");
    }

    @Test
    void oneBadRowDoesNotSpoilItsNeighbours() {
        CustomerReturn one = world.returned("#B2", Map.of(), World.item("GLOBEX-B2", 1, "12.00"));
        CustomerReturn two = world.returned("#B3", Map.of(), World.item("GLOBEX-B3", 1, "13.00"));
        world.globex.fileAbout(one);
        world.globex.fileAbout(two);
        world.globex.drops(
                "b-rows.csv",
                FileSupplier.rows(
                        FileSupplier.row(one, "GLOBEX-B2", 1, "APPROVED;;;"),
                        "GX-B;#B2;GLOBEX-B2;1;PERHAPS;;;",
                        FileSupplier.row(two, "GLOBEX-B3", 1, "APPROVED;;;")));
        one.reaches("globex", "goods", "AUTHORIZED");
        two.reaches("globex", "goods", "AUTHORIZED");
        assertThat(world.reviewOf("b-rows.csv")).contains("line 3", "PERHAPS").doesNotContain("line 2", "line 4");
    }

    @Test
    void aTruncatedOrMiscountedInterchangeIsKeptWithItsSegment() {
        String good = X12.interchange(
                "180", "AN", 911, world.now().atZone(ZoneOffset.UTC), "BGN*11*IN-B*20261005", "RDR*RA", "PRF*#B");
        world.initech.drops("b-cut.edi", good.substring(0, good.indexOf("PRF")));
        world.initech.drops("b-count.edi", good.replace("SE*5*", "SE*9*"));
        assertThat(world.reviewOf("b-cut.edi")).contains("segment");
        assertThat(world.reviewOf("b-count.edi")).contains("segment", "(SE)");
    }

    @Test
    void aMailThatSaysNothingMovesNothing() {
        CustomerReturn r = world.returned("#B4", Map.of(), World.item("ACME-B4", 1, "40.00"));
        String raw = world.acme.answers(world.acme.mail(r, 1), "Thanks, we will look into it.");
        assertThat(world.reviewOf(MailSupplier.messageId(raw))).contains("nothing that can be read as an answer");
        assertThat(r.leg("acme").get("goods").asText()).isEqualTo("REQUESTED");
        world.acme.authorises(r, "acme");
    }

    @Test
    void anAnswerAboutAnOrderNobodyKnowsWaits() {
        world.globex.drops("b-unknown.csv", FileSupplier.rows("GX-B9;#NOBODYS;GLOBEX-B9;1;APPROVED;;;"));
        world.waits("b-unknown.csv");
    }

    /** What names a message of the neutral API: its content. */
    private static String contentId(byte[] body) {
        try {
            return "sha256:" + Hmac.hex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
