package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.money.Money;
import io.backhaul.core.reconciliation.GatewayRefund;
import io.backhaul.core.reconciliation.GatewayRefund.Status;
import io.backhaul.hub.out.RefundBook.Shown;
import io.backhaul.hub.out.RefundBook.Unreadable;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.hub.settings.Merchants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the book says of a gateway, against the simulated one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayPalRefundBookTest {

    private Path data;
    private GatewayWorld world;
    private RefundBook book;
    private GatewayConfig account;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        data = directory;
        world = new GatewayWorld(data);
        world.route("paypal-demo", world.setting("DEMO_PAYPAL_URL"));
        Merchants merchants = world.merchants(Map.of());
        book = new PayPalRefundBook(
                new PayPalApi(world.http, merchants, Clock.systemUTC()), world.acceptance(merchants));
        account = merchants.gatewayAt("paypal:demo").orElseThrow();
    }

    @AfterAll
    void stop() throws Exception {
        world.close();
    }

    private JsonNode refunded(int minor) {
        String payment = world.order("paypal", "10.00", "USD").get("payment").asText();
        return world.desk.post("/sandbox/paypal/refunds", Map.of("payment", payment, "amount", minor));
    }

    @Test
    void itIsTheBookOfItsConnectorAndWaitsForTheReport() {
        assertThat(book.type()).isEqualTo("paypal");
        assertThat(book.lag()).isGreaterThan(Duration.ofHours(3));
    }

    @Test
    void theReportNamesEveryRefundOfTheSpanWithoutItsEnd() throws Exception {
        JsonNode made = refunded(100);
        String id = made.get("id").asText();
        Instant created = Instant.parse(made.get("created").asText());
        Files.writeString(data.resolve("clock-offset"), "PT4H"); // the report is three hours late
        Instant second = Instant.ofEpochSecond(created.getEpochSecond());
        assertThat(book.refunds(account, second, second.plusSeconds(1)))
                .extracting(s -> s.refund().id())
                .contains(id);
        assertThat(book.refunds(account, second.plusSeconds(1), second.plusSeconds(60)))
                .extracting(s -> s.refund().id())
                .doesNotContain(id);
    }

    @Test
    void aRefundSaysWhatItIs() throws Exception {
        JsonNode made = refunded(250);
        String id = made.get("id").asText();
        Shown shown = book.refund(account, id, null).orElseThrow();
        GatewayRefund refund = shown.refund();
        assertThat(refund.amount()).isEqualTo(Money.of("2.50", "USD"));
        assertThat(refund.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(refund.payment()).isEqualTo("paypal/" + made.get("payment").asText());
        assertThat(refund.commandKey()).isNull();
        assertThat(book.facts(account, shown)).singleElement().isInstanceOfSatisfying(RefundMadeElsewhere.class, m -> {
            assertThat(m.envelope().key()).isEqualTo("refund/" + id + "/outside");
            assertThat(m.envelope().source()).isEqualTo("paypal:demo");
        });
    }

    @Test
    void onlyPayPalsOwnWordMakesARefundMissing() throws Exception {
        assertThat(book.refund(account, "UNHEARD1", null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "garbage"})
    void aReportThatCannotBeReadIsNeverAnEmptyOne(String fault) {
        world.desk.post("/sandbox/paypal/faults", Map.of("kind", fault, "match", "reporting"));
        assertThatThrownBy(() -> book.refunds(account, Instant.now().minusSeconds(60), Instant.now()))
                .isInstanceOf(Unreadable.class);
    }
}
