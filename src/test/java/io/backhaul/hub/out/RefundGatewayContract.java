package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.Uuid5;
import io.backhaul.core.decision.Command;
import io.backhaul.core.message.RefundSettled;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Money;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.RefundGateway.Sent;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.work.HubMessages;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundAnswer.Exists;
import io.backhaul.partner.RefundLookup;
import io.backhaul.store.CommandRows.Row;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every gateway owes to {@link Refunds}, tried against its own simulated server, which remembers: a refund happens once,
 * whatever becomes of the answers, and only the gateway's own word is definite.
 *
 * <p>A new gateway extends this class and says how it is made, how its payments come to be, and what its server holds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefundGatewayContract {

    GatewayWorld world;
    private RefundGateway gateway;
    private Refunds refunds;

    // ---------- what each gateway says of itself

    /** The gateway as orders and the control desk name it, for example {@code stripe}. */
    abstract String code();

    /** Where its commands go, for example {@code stripe:demo}. */
    String destination() {
        return code() + ":demo";
    }

    /** The gateway under test; its routes are made with {@link GatewayWorld#route}. */
    abstract RefundGateway gateway(Merchants merchants) throws Exception;

    /** Name of the environment variable that carries the credentials. */
    abstract String credentials();

    /** Minor units, as the gateway counts them, of every refund its server holds on that payment. */
    abstract List<Long> held(String payment);

    /** The bank takes the payment back. Empty: this gateway knows no such thing. */
    abstract Optional<Runnable> dispute(String payment);

    /** An amount of three decimals that this gateway can refund, where it knows such a currency. */
    abstract Optional<Money> threeDecimals();

    /** An amount that the gateway cannot refund exactly, where there is one. */
    abstract Optional<Money> inexact();

    /** What looking for a refund comes to when the credentials are refused. */
    Class<?> refusedLookup() {
        return RefundLookup.Refused.class;
    }

    /** How the gateway counts this amount, as {@link #held} shows it. */
    long counted(Money amount) {
        return amount.minor();
    }

    /** A new payment of that amount; answers the reference that the hub has for it, for example {@code stripe/pi_1}. */
    String pay(Money amount) {
        JsonNode order = world.order(code(), amount.decimal(), amount.currency());
        return code() + "/" + order.get("payment").asText();
    }

    // ---------- the stage

    @BeforeAll
    void open(@TempDir Path data) throws Exception {
        world = new GatewayWorld(data);
        Merchants merchants = world.merchants(Map.of());
        gateway = gateway(merchants);
        refunds = course(gateway, merchants);
    }

    @AfterAll
    void close() throws Exception {
        world.close();
    }

    /** No ordered fault outlives its test. */
    @AfterEach
    void nothingStaysBroken() {
        world.desk.delete("/sandbox/" + code() + "/faults");
    }

    final RefundGateway gateway() {
        return gateway;
    }

    /** The course that all gateways share. */
    Refunds course(RefundGateway under, Merchants merchants) {
        return new Refunds(
                List.of(under),
                merchants::gatewayAt,
                new HubMessages(Clock.systemUTC()),
                (row, answer) -> {},
                Clock.systemUTC());
    }

    /** What became of a try, without the gateway's id of the call. */
    static Result told(Result result) {
        return result instanceof Result.Traced traced ? traced.result() : result;
    }

    /** A refund of this payment, planned but not sent. */
    final Row planned(String payment, Money amount) {
        UUID returnCase = UUID.randomUUID();
        Command command = new Command(
                "refund/" + returnCase + "/settlement:acme/" + payment + "/0",
                Command.Kind.REFUND,
                destination(),
                "acme",
                amount,
                payment,
                List.of(),
                Map.of());
        UUID key = Uuid5.of("demo/" + command.key());
        return new Row("demo", returnCase, command, "PLANNED", key, null, 0, 0, null, false, false, false);
    }

    /** The same after its first try, a moment ago. */
    static Row tried(Row row, byte[] stored) {
        return new Row(
                row.merchant(),
                row.caseId(),
                row.command(),
                "UNKNOWN",
                row.idempotencyKey(),
                stored,
                1,
                0,
                Instant.now(),
                false,
                false,
                false);
    }

    /** Lets the next calls about this payment go wrong. */
    final void fault(String kind, String payment) {
        world.desk.post("/sandbox/" + code() + "/faults", Map.of("kind", kind, "times", 1, "payment", id(payment)));
    }

    static String id(String payment) {
        return payment.substring(payment.indexOf('/') + 1);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private RefundAnswer sent(Row row, byte[] stored) {
        try {
            return gateway.send(row, stored).answer();
        } catch (NoAnswer e) {
            return RefundAnswer.none(e.getMessage());
        }
    }

    // ---------- the contract

    @Test
    void equalRowsGiveEqualBytes() {
        Row row = planned(pay(usd("49.90")), usd("49.90"));
        Row again = new Row(
                row.merchant(),
                row.caseId(),
                row.command(),
                "UNKNOWN",
                row.idempotencyKey(),
                null,
                7,
                3,
                Instant.now(),
                true,
                false,
                false);
        assertThat(gateway.request(again)).isEqualTo(gateway.request(row));
    }

    @Test
    void aRefundRepeatedUnderItsKeyIsOneRefund() {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("20.00"));
        byte[] stored = gateway.request(row);

        RefundAnswer first = sent(row, stored);
        RefundAnswer second = sent(tried(row, stored), stored);

        assertThat(first).isInstanceOf(Exists.class);
        assertThat(((Exists) second).id()).isEqualTo(((Exists) first).id());
        assertThat(held(payment)).containsExactly(counted(usd("20.00")));
    }

    @Test
    void twoRefundsOfOnePaymentAreTwo() {
        String payment = pay(usd("49.90"));
        Row one = planned(payment, usd("20.00"));
        Row other = planned(payment, usd("20.00"));

        assertThat(sent(one, gateway.request(one))).isInstanceOf(Exists.class);
        assertThat(sent(other, gateway.request(other))).isInstanceOf(Exists.class);

        assertThat(held(payment)).containsExactly(counted(usd("20.00")), counted(usd("20.00")));
    }

    /** The answer is lost or unreadable although the refund exists: looked for, and adopted. */
    @ParameterizedTest
    @ValueSource(strings = {"500-after-effect", "timeout-after-effect", "garbage"})
    void aRefundWhoseAnswerIsLostIsFoundAndStaysOne(String fault) {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("49.90"));
        byte[] stored = gateway.request(row);
        fault(fault, payment);

        assertThat(sent(row, stored)).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(told(refunds.resume(tried(row, stored), stored))).isInstanceOf(Result.Done.class);

        assertThat(held(payment)).containsExactly(counted(usd("49.90")));
    }

    /** Nothing happened, and nobody knows that: a look-up misses, and the same bytes go out once more. */
    @ParameterizedTest
    @ValueSource(strings = {"500-before-effect", "timeout-before-effect", "down"})
    void aRefundThatNeverHappenedIsAMissAndThenSentOnce(String fault) throws Exception {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("49.90"));
        byte[] stored = gateway.request(row);
        fault(fault, payment);

        assertThat(sent(row, stored)).isInstanceOf(RefundAnswer.Unknown.class);
        assertThat(gateway.find(tried(row, stored), stored)).isEqualTo(new RefundLookup.Miss());
        assertThat(held(payment)).isEmpty();
        assertThat(told(refunds.resume(tried(row, stored), stored))).isInstanceOf(Result.Done.class);

        assertThat(held(payment)).containsExactly(counted(usd("49.90")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "409-in-flight"})
    void whoIsAskedToWaitWaitsAndSendsTheSameAgain(String fault) {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("49.90"));
        byte[] stored = gateway.request(row);
        fault(fault, payment);

        assertThat(sent(row, stored))
                .isInstanceOfSatisfying(
                        RefundAnswer.Retry.class,
                        retry -> assertThat(retry.after()).isPositive());
        assertThat(told(refunds.resume(tried(row, stored), stored))).isInstanceOf(Result.Done.class);

        assertThat(held(payment)).containsExactly(counted(usd("49.90")));
    }

    @Test
    void nothingIsSentWhileTheGatewayCannotBeAsked() {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("49.90"));
        byte[] stored = gateway.request(row);
        world.desk.post("/sandbox/" + code() + "/faults", Map.of("kind", "down", "times", 9));

        assertThat(told(refunds.resume(tried(row, stored), stored))).isInstanceOf(Result.Unknown.class);

        assertThat(held(payment)).isEmpty();
    }

    @Test
    void nothingIsSentOnceTheKeyMayBeForgotten() {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("49.90"));
        byte[] stored = gateway.request(row);
        Row old = new Row(
                row.merchant(),
                row.caseId(),
                row.command(),
                "UNKNOWN",
                row.idempotencyKey(),
                stored,
                5,
                0,
                Instant.now().minus(gateway.keyLife()),
                false,
                false,
                false);

        assertThat(refunds.resume(old, stored)).isInstanceOf(Result.Missed.class);

        assertThat(held(payment)).isEmpty();
    }

    @Test
    void moreThanWasPaidIsRejected() {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("50.00"));

        assertThat(sent(row, gateway.request(row))).isInstanceOf(RefundAnswer.Rejected.class);

        assertThat(held(payment)).isEmpty();
    }

    @Test
    void aDisputedPaymentIsRejectedAsDisputed() {
        String payment = pay(usd("49.90"));
        Optional<Runnable> dispute = dispute(payment);
        assumeThat(dispute).isPresent();
        dispute.get().run();
        Row row = planned(payment, usd("49.90"));

        assertThat(sent(row, gateway.request(row)))
                .isInstanceOfSatisfying(
                        RefundAnswer.Rejected.class,
                        rejected -> assertThat(rejected.reason()).startsWith("disputed"));

        assertThat(held(payment)).isEmpty();
    }

    @Test
    void refusedCredentialsPauseAndShowNoSecret() throws Exception {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("49.90"));
        RefundGateway stranger = gateway(world.merchants(Map.of(credentials(), "wrong-secret")));

        RefundAnswer answer = stranger.send(row, stranger.request(row)).answer();

        assertThat(answer)
                .isInstanceOfSatisfying(
                        RefundAnswer.Paused.class,
                        paused -> assertThat(paused.reason()).doesNotContain("wrong-secret"));
        assertThat(held(payment)).isEmpty();
        assertThat(stranger.find(tried(row, null), stranger.request(row)))
                .as("nor may a stranger look for it")
                .isInstanceOfAny(refusedLookup());
    }

    @Test
    void theGatewaysOwnNameOfACallIsKeptForItsSupport() throws Exception {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("49.90"));
        Row tooMuch = planned(payment, usd("99.90"));

        Sent refused = gateway.send(tooMuch, gateway.request(tooMuch));
        Sent done = gateway.send(row, gateway.request(row));

        assertThat(refused.trace()).isNotBlank();
        assertThat(done.trace()).isNotBlank().isNotEqualTo(refused.trace());
    }

    @Test
    void theAnswerSaysWhatBecameOfOurCommand() {
        String payment = pay(usd("49.90"));
        Row row = planned(payment, usd("12.34"));
        Exists refund = (Exists) sent(row, gateway.request(row));

        List<ReturnMessage> facts = gateway.facts(row, refund);

        assertThat(facts).singleElement().isInstanceOfSatisfying(RefundSettled.class, settled -> {
            assertThat(settled.commandKey()).isEqualTo(row.command().key());
            assertThat(settled.amount()).isEqualTo(usd("12.34"));
            assertThat(settled.refundId()).isEqualTo(refund.id());
            assertThat(settled.envelope().references()).anyMatch(r -> r.value().equals(payment));
        });
    }

    @Test
    void dollarsAreCountedInCents() {
        isRefundedExactly(usd("10.01"));
    }

    @Test
    void yenHaveNoDecimals() {
        isRefundedExactly(Money.of("1050", "JPY"));
    }

    @Test
    void threeDecimalsAreCountedAsTheGatewayCountsThem() {
        assumeThat(threeDecimals()).isPresent();
        isRefundedExactly(threeDecimals().get());
    }

    @Test
    void whatCannotBeRefundedExactlyIsNeverRounded() {
        assumeThat(inexact()).isPresent();
        Row row = planned(pay(usd("49.90")), inexact().get());
        assertThatThrownBy(() -> gateway.request(row)).isInstanceOf(IllegalArgumentException.class);
    }

    private void isRefundedExactly(Money amount) {
        String payment = pay(amount);
        Row row = planned(payment, amount);

        Exists refund = (Exists) sent(row, gateway.request(row));

        assertThat(held(payment)).containsExactly(counted(amount));
        assertThat(gateway.facts(row, refund))
                .singleElement()
                .isInstanceOfSatisfying(
                        RefundSettled.class,
                        settled -> assertThat(settled.amount()).isEqualTo(amount));
    }
}
