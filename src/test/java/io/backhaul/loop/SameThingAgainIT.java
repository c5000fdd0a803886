package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What is said twice counts once, and what is said too early counts when its time comes. */
class SameThingAgainIT {

    private final World world = new World();

    @Test
    void theSameWebhookFiveTimesAtOnceIsOneCaseAndOneQuestionToTheSupplier() throws Exception {
        CustomerReturn r = world.returned("#S1", Map.of("deliver", false), World.item("ACME-S1", 1, "15.00"));
        assertThat(fiveTimesAtOnce(() -> r.webhook().status())).containsOnly(200);
        world.acme.mail(r, 1);
        assertThat(r.webhook().status()).as("the sixth, much later").isEqualTo(200);
        assertThat(world.fateOf(r.webhookHeader("X-Shopify-Webhook-Id")))
                .filteredOn("APPLIED"::equals)
                .hasSize(1);
        assertThat(r.cases()).hasSize(1);
        assertThat(r.commands("SUPPLIER_REQUEST")).isEqualTo(1);
        assertThat(world.acme.mailsAbout(r)).hasSize(1);
    }

    @Test
    void everyMailOfASupplierTwiceIsOneAuthorisationOneRefundAndOneCredit() {
        CustomerReturn r = world.returned("#S2", Map.of(), World.item("ACME-S2", 1, "25.00"));
        twice("Approved. RMA number: RMA-S2", r, 1);
        r.reaches("acme", "goods", "AUTHORIZED");
        r.shipAndDeliver("acme");
        twice("Item received and inspected.\nDisposition: scrap", r, 2);
        r.reaches("acme", "customerMoney", "PAID");
        twice("Credit memo CM-S2 for RMA-S2: USD 25.00 has been credited to your account.", r, 1);
        r.endsWith("acme", 2500);
        for (String kind : List.of("RETURN_AUTHORIZED", "INSPECTION_REPORTED", "SUPPLIER_CREDIT_ISSUED")) {
            assertThat(r.facts(kind)).as(kind).isEqualTo(1);
        }
    }

    @Test
    void theSameFileUnderAnotherNameIsADuplicate() {
        CustomerReturn r = world.returned("#S3", Map.of(), World.item("GLOBEX-S3", 1, "18.00"));
        world.globex.fileAbout(r);
        String file = FileSupplier.rows(FileSupplier.row(r, "GLOBEX-S3", 1, "APPROVED;;;"));
        world.globex.drops("s3.csv", file);
        world.globex.drops("s3-again.csv", file);
        assertThat(world.fateOf("s3.csv")).containsExactly("APPLIED");
        assertThat(world.fateOf("s3-again.csv")).containsExactly("DUPLICATE");
        assertThat(r.facts("RETURN_AUTHORIZED")).isEqualTo(1);
    }

    @Test
    void anAnswerAndAScanThatComeBeforeTheRequestLeadToTheSameEnd() {
        CustomerReturn r = world.returned("#S4", Map.of("deliver", false), World.item("GLOBEX-S4", 1, "19.00"));
        world.globex.drops("s4-rma.csv", FileSupplier.rows(FileSupplier.row(r, "GLOBEX-S4", 1, "APPROVED;;;")));
        world.waits("s4-rma.csv");
        world.delivered("1ZLOOPS4");
        World.until(
                "the scan waits",
                () -> assertThat(world.api.items("/api/messages?status=WAITING"))
                        .anySatisfy(m -> assertThat(m.get("kind").asText()).isEqualTo("SHIPMENT_STATUS_CHANGED")));
        assertThat(r.cases()).isEmpty();

        assertThat(r.webhook().status()).isEqualTo(200);
        r.reaches("globex", "goods", "AUTHORIZED");
        r.ship("1ZLOOPS4");
        r.reaches("globex", "goods", "DELIVERED");
        assertThat(world.fateOf("s4-rma.csv")).containsExactly("APPLIED");
        world.globex.drops(
                "s4-inspected.csv",
                FileSupplier.rows(
                        FileSupplier.row(r, "GLOBEX-S4", 1, "INSPECTED;SCRAP;;"),
                        FileSupplier.row(r, "GLOBEX-S4", 1, "CREDITED;;19,00;USD")));
        r.endsWith("globex", 1900);
    }

    /** The clerk's answer to our n-th mail reaches us two times. */
    private void twice(String text, CustomerReturn r, int n) {
        String raw = world.acme.answers(world.acme.mail(r, n), text);
        world.acme.deliver(raw);
        assertThat(world.fateOf(MailSupplier.messageId(raw))).contains("APPLIED");
    }

    private static List<Integer> fiveTimesAtOnce(Callable<Integer> call) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(5);
        try {
            List<Future<Integer>> answers = senders.invokeAll(Collections.nCopies(5, call));
            List<Integer> statuses = new java.util.ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            senders.shutdown();
        }
    }
}
