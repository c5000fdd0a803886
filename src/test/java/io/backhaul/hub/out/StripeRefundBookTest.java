package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.money.Money;
import io.backhaul.core.reconciliation.GatewayRefund;
import io.backhaul.core.reconciliation.GatewayRefund.Status;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.RefundBook.Shown;
import io.backhaul.hub.out.RefundBook.Unreadable;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.hub.settings.Merchants;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the book says of a gateway, against the simulated one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StripeRefundBookTest {

    private GatewayWorld world;
    private RefundBook book;
    private GatewayConfig account;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        world = new GatewayWorld(data);
        world.route("stripe-demo", world.setting("DEMO_STRIPE_URL"));
        Merchants merchants = world.merchants(Map.of());
        book = new StripeRefundBook(world.http, world.acceptance(merchants));
        account = merchants.gatewayAt("stripe:demo").orElseThrow();
    }

    @AfterAll
    void stop() throws Exception {
        world.close();
    }

    private String paid(String price) {
        return world.order("stripe", price, "USD").get("payment").asText();
    }

    private JsonNode refunded(String payment, int minor) {
        return world.desk.post("/sandbox/stripe/refunds", Map.of("payment", payment, "amount", minor));
    }

    private List<GatewayRefund> of(String payment, Instant from, Instant until) throws Exception {
        return book.refunds(account, from, until).stream()
                .map(Shown::refund)
                .filter(r -> r.payment().equals("stripe/" + payment))
                .toList();
    }

    @Test
    void itIsTheBookOfItsConnector() {
        assertThat(book.type()).isEqualTo("stripe");
        assertThat(book.lag()).isPositive();
    }

    @Test
    void everyRefundIsReadHoweverManyThereAre() throws Exception {
        String payment = paid("10.00");
        Instant start = Instant.now().minusSeconds(5);
        List<String> made = IntStream.rangeClosed(1, 205)
                .mapToObj(n -> refunded(payment, 1).get("id").asText())
                .toList();
        assertThat(of(payment, start, Instant.now().plusSeconds(5)))
                .extracting(GatewayRefund::id)
                .containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void onlyTheSpanIsReadWithoutItsEnd() throws Exception {
        String payment = paid("10.00");
        Instant made = Instant.ofEpochSecond(
                Instant.parse(refunded(payment, 100).get("created").asText()).getEpochSecond());
        assertThat(of(payment, made, made.plusSeconds(1))).hasSize(1);
        assertThat(of(payment, made.plusSeconds(1), made.plusSeconds(60))).isEmpty();
        assertThat(of(payment, made.minusSeconds(60), made)).isEmpty();
    }

    @Test
    void aRefundSaysWhatItIs() throws Exception {
        String payment = paid("10.00");
        String id = refunded(payment, 250).get("id").asText();
        Shown shown = book.refund(account, id, "stripe/" + payment).orElseThrow();
        assertThat(shown.refund().amount()).isEqualTo(Money.of("2.50", "USD"));
        assertThat(shown.refund().status()).isEqualTo(Status.SUCCEEDED);
        assertThat(shown.refund().commandKey()).isNull();
        assertThat(book.facts(account, shown)).singleElement().isInstanceOfSatisfying(RefundMadeElsewhere.class, m -> {
            assertThat(m.envelope().key()).isEqualTo("refund/" + id + "/outside");
            assertThat(m.envelope().source()).isEqualTo("stripe:demo");
            assertThat(m.amount()).isEqualTo(Money.of("2.50", "USD"));
        });
        world.desk.post("/sandbox/stripe/refunds/" + id + "/fail", Map.of());
        assertThat(book.refund(account, id, "stripe/" + payment)
                        .orElseThrow()
                        .refund()
                        .status())
                .isEqualTo(Status.FAILED);
    }

    @Test
    void aRefundOfOursNamesItsCommand() throws Exception {
        String payment = paid("10.00");
        StripeRefunds gateway = new StripeRefunds(world.http, world.merchants(Map.of()), null);
        io.backhaul.core.decision.Command command = new io.backhaul.core.decision.Command(
                "refund/case/book/0",
                io.backhaul.core.decision.Command.Kind.REFUND,
                "stripe:demo",
                null,
                Money.of("1.00", "USD"),
                "stripe/" + payment,
                List.of(),
                Map.of());
        var row = new io.backhaul.store.CommandRows.Row(
                "demo",
                UUID.randomUUID(),
                command,
                "PLANNED",
                UUID.randomUUID(),
                null,
                0,
                0,
                null,
                false,
                false,
                false);
        gateway.send(row, gateway.request(row));
        assertThat(of(payment, Instant.now().minusSeconds(60), Instant.now().plusSeconds(5)))
                .singleElement()
                .satisfies(r -> assertThat(r.commandKey()).isEqualTo("refund/case/book/0"));
    }

    @Test
    void onlyTheGatewaysOwnWordMakesARefundMissing() throws Exception {
        assertThat(book.refund(account, "re_unheard", "stripe/pi_x")).isEmpty();
        GatewayConfig wrong = world.merchants(Map.of("DEMO_STRIPE_KEY", "sk_test_wrong"))
                .gatewayAt("stripe:demo")
                .orElseThrow();
        assertThatThrownBy(() -> book.refund(wrong, "re_unheard", "stripe/pi_x"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "garbage"})
    void aListThatCannotBeReadIsNeverAnEmptyOne(String fault) {
        world.desk.post("/sandbox/stripe/faults", Map.of("kind", fault));
        assertThatThrownBy(() -> book.refunds(account, Instant.EPOCH, Instant.now()))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("HTTP");
    }

    @Test
    void aGatewayThatIsAwayIsNoEmptyListEither() {
        world.desk.post("/sandbox/stripe/faults", Map.of("kind", "down"));
        assertThatThrownBy(() -> book.refunds(account, Instant.EPOCH, Instant.now()))
                .isInstanceOf(NoAnswer.class);
    }
}
