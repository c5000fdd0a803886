package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.backhaul.core.decision.Command;
import io.backhaul.core.message.RefundFailed;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Money;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.hub.work.HubMessages;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundAnswer.Exists;
import io.backhaul.partner.RefundAnswer.Paused;
import io.backhaul.partner.RefundAnswer.Rejected;
import io.backhaul.partner.RefundAnswer.Retry;
import io.backhaul.partner.RefundAnswer.Unknown;
import io.backhaul.partner.RefundLookup;
import io.backhaul.partner.RefundLookup.Found;
import io.backhaul.partner.RefundLookup.Miss;
import io.backhaul.partner.RefundLookup.Unavailable;
import io.backhaul.store.CommandRows.Row;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The course of a refund, row by row of the table in payment facts 4.2, with a gateway that answers as told. */
class RefundsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] STORED = {1, 2, 3};
    private static final Exists REFUND = new Exists("re_1", "succeeded", JsonNodeFactory.instance.objectNode());

    private static final Command COMMAND = new Command(
            "refund/case/settlement:acme/bank/pay_1/0",
            Command.Kind.REFUND,
            "bank:demo",
            "acme",
            Money.of("49.90", "USD"),
            "bank/pay_1",
            List.of(),
            Map.of());

    private final Scripted gateway = new Scripted();
    private final List<RefundAnswer> heard = new ArrayList<>();
    private final List<RefundLookup> lookedFor = new ArrayList<>();
    private final Refunds refunds = new Refunds(
            List.of(gateway),
            destination -> Optional.of(new GatewayConfig(
                            "demo", "bank", "demo", "bank", "http://localhost", null, List.of(), Map.of()))
                    .filter(g -> g.destination().equals(destination)),
            new HubMessages(Clock.fixed(NOW, ZoneOffset.UTC)),
            new RefundWatch() {
                @Override
                public void sent(Row row, RefundAnswer answer) {
                    heard.add(answer);
                }

                @Override
                public void lookedFor(Row row, RefundLookup found) {
                    lookedFor.add(found);
                }
            },
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void onlyConfiguredAccountsAreServed() {
        assertThat(refunds.serves("bank:demo")).isTrue();
        assertThat(refunds.serves("bank:other")).isFalse();
    }

    @Nested
    class TheFirstSend {

        @Test
        void withAnAnswerOfTheirsIsWhateverTheirRefundSays() {
            gateway.answer = REFUND;
            assertThat(refunds.send(fresh(), STORED))
                    .isEqualTo(traced(new Result.Done("bank refund re_1 succeeded", "re_1", List.of())));
            assertThat(gateway.sent).containsExactly(STORED);
        }

        @Test
        void withoutAnAnswerIsUnknown() {
            assertThat(refunds.send(fresh(), STORED)).isEqualTo(new Result.Unknown("Read timed out", false));
        }

        @Test
        void withAnErrorOfTheirsIsUnknown() {
            gateway.answer = new Unknown("HTTP 500", false);
            assertThat(refunds.send(fresh(), STORED)).isEqualTo(traced(new Result.Unknown("HTTP 500", false)));
        }

        @Test
        void withAStoredErrorIsNeverSentAgain() {
            gateway.answer = new Unknown("the stored answer is an error", true);
            assertThat(refunds.send(fresh(), STORED))
                    .isEqualTo(traced(new Result.Unknown("the stored answer is an error", true)));
        }

        @Test
        void comesAgainWhenTheyAskToWait() {
            gateway.answer = new Retry("HTTP 429", Duration.ofSeconds(7));
            assertThat(refunds.send(fresh(), STORED))
                    .isEqualTo(traced(new Result.Later("bank asks to wait: HTTP 429", Duration.ofSeconds(7))));
        }

        @Test
        void isNotSentWhenTheyRefuseOurCredentials() {
            gateway.answer = new Paused("HTTP 401");
            assertThat(refunds.send(fresh(), STORED))
                    .isEqualTo(traced(
                            new Result.NotSent("bank refuses our credentials: HTTP 401", Duration.ofMinutes(1))));
            assertThat(heard).as("whoever watches the gateway hears it").containsExactly(gateway.answer);
        }

        @Test
        void isAsIfNeverSentWhenTheyCertainlyDidNotExecuteIt() {
            gateway.answer = new RefundAnswer.NotExecuted("it throttles", Duration.ofSeconds(3));
            assertThat(refunds.send(fresh(), STORED))
                    .isEqualTo(
                            traced(new Result.NotSent("bank did not execute it: it throttles", Duration.ofSeconds(3))));
        }

        @Test
        void isOverWhenTheyDefinitelyRefuse() {
            gateway.answer = new Rejected("HTTP 404 resource_missing");
            assertThat(told(refunds.send(fresh(), STORED))).isInstanceOfSatisfying(Result.Refused.class, refused -> {
                assertThat(refused.words()).isEqualTo("HTTP 404 resource_missing");
                assertThat(refused.facts())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                RefundFailed.class,
                                f -> assertThat(f.refundId())
                                        .as("it never came to exist")
                                        .isNull());
            });
        }
    }

    @Nested
    class AnotherTry {

        @Test
        void looksFirstAndTakesWhatItFinds() {
            gateway.lookup = new Found(REFUND);
            assertThat(refunds.resume(sentBefore(Duration.ofMinutes(1)), STORED))
                    .isInstanceOf(Result.Done.class);
            assertThat(gateway.sent).isEmpty();
        }

        @Test
        void sendsTheSameBytesAfterAMissWhileTheKeyIsKnown() {
            gateway.lookup = new Miss();
            gateway.answer = REFUND;
            Row row = sentBefore(gateway.keyLife().minusSeconds(1));
            assertThat(refunds.resume(row, STORED)).isInstanceOf(Result.Traced.class);
            assertThat(gateway.sent).containsExactly(STORED);
        }

        @Test
        void sendsNothingOnceTheKeyMayBeForgotten() {
            gateway.lookup = new Miss();
            assertThat(refunds.resume(sentBefore(gateway.keyLife()), STORED))
                    .isEqualTo(new Result.Missed(
                            "not found at bank; looking once more before a person must", Refunds.SECOND_LOOK));
            assertThat(gateway.sent).isEmpty();
        }

        @Test
        void asksAPersonAfterASecondMiss() {
            gateway.lookup = new Miss();
            assertThat(refunds.resume(row(gateway.keyLife(), 1, false), STORED))
                    .isEqualTo(
                            new Result.NeedsPerson(
                                    "twice not found at bank, and it must not be sent again: its key may be forgotten there by now"));
            assertThat(gateway.sent).isEmpty();
        }

        @Test
        void neverSendsWhatIsOnlyToBeLookedUp() {
            gateway.lookup = new Miss();
            assertThat(refunds.resume(row(Duration.ofMinutes(1), 0, true), STORED))
                    .isInstanceOf(Result.Missed.class);
            assertThat(refunds.resume(row(Duration.ofMinutes(11), 1, true), STORED))
                    .isEqualTo(new Result.NeedsPerson(
                            "twice not found at bank, and it must not be sent again: an earlier answer forbids it"));
            assertThat(gateway.sent).isEmpty();
        }

        @Test
        void afterARestoreOnlyLooksAndIsAsNewWhenItIsNotThere() {
            gateway.lookup = new Miss();
            assertThat(refunds.resume(restored(), STORED)).isEqualTo(new Result.NeverSent());
            assertThat(gateway.sent).isEmpty();
        }

        @Test
        void neverSendsAgainWhileThePaymentIsDisputed() {
            gateway.lookup = new Miss();
            assertThat(refunds.resume(disputed(0), STORED)).isInstanceOf(Result.Missed.class);
            assertThat(refunds.resume(disputed(1), STORED))
                    .isEqualTo(new Result.NeedsPerson(
                            "twice not found at bank, and it must not be sent again: the payment is disputed"));
            assertThat(gateway.sent).isEmpty();
        }

        @Test
        void takesARefusalOfTheRepetitionForNoWordOnTheFirst() {
            gateway.lookup = new Miss();
            gateway.answer = new Rejected("too much");
            assertThat(told(refunds.resume(sentBefore(Duration.ofMinutes(1)), STORED)))
                    .isEqualTo(new Result.Unknown("refused when it was sent again: too much", true));
        }

        @Test
        void neverSendsWhileTheyCannotBeAsked() {
            gateway.lookup = new Unavailable("HTTP 503");
            assertThat(refunds.resume(sentBefore(Duration.ofMinutes(1)), STORED))
                    .isEqualTo(new Result.Unknown("HTTP 503", false));
            gateway.lookup = null;
            assertThat(refunds.resume(sentBefore(Duration.ofMinutes(1)), STORED))
                    .isEqualTo(new Result.Unknown("Read timed out", false));
            assertThat(gateway.sent).isEmpty();
        }

        @Test
        void saysThatTheyRefuseOurCredentials() {
            gateway.lookup = new RefundLookup.Refused("HTTP 401");
            assertThat(refunds.resume(sentBefore(Duration.ofMinutes(1)), STORED))
                    .isEqualTo(new Result.Unknown("bank refuses our credentials: HTTP 401", false));
            assertThat(lookedFor).as("whoever watches the gateway hears it").containsExactly(gateway.lookup);
            assertThat(gateway.sent).isEmpty();
            assertThat(refunds.resume(sentBefore(Refunds.PATIENCE), STORED)).isInstanceOf(Result.NeedsPerson.class);
        }

        @Test
        void asksAPersonWhenTheyCannotBeAskedForAWeek() {
            gateway.lookup = new Unavailable("HTTP 503");
            assertThat(refunds.resume(sentBefore(Refunds.PATIENCE.minusSeconds(1)), STORED))
                    .isInstanceOf(Result.Unknown.class);
            assertThat(refunds.resume(sentBefore(Refunds.PATIENCE), STORED))
                    .isEqualTo(new Result.NeedsPerson("could not be looked up for 7 days: HTTP 503"));
        }
    }

    private static Result traced(Result result) {
        return new Result.Traced(result, "req_1");
    }

    private static Result told(Result result) {
        return ((Result.Traced) result).result();
    }

    private static Row restored() {
        return new Row(
                "demo",
                UUID.randomUUID(),
                COMMAND,
                "SENDING",
                UUID.randomUUID(),
                STORED,
                0,
                0,
                null,
                false,
                true,
                false);
    }

    private static Row disputed(int misses) {
        Row row = row(Duration.ofMinutes(1), misses, false);
        return new Row(
                row.merchant(),
                row.caseId(),
                row.command(),
                row.status(),
                row.idempotencyKey(),
                row.request(),
                row.attempts(),
                row.misses(),
                row.firstSentAt(),
                false,
                false,
                true);
    }

    private static Row fresh() {
        return new Row(
                "demo",
                UUID.randomUUID(),
                COMMAND,
                "SENDING",
                UUID.randomUUID(),
                STORED,
                0,
                0,
                null,
                false,
                false,
                false);
    }

    private static Row sentBefore(Duration ago) {
        return row(ago, 0, false);
    }

    private static Row row(Duration ago, int misses, boolean lookupOnly) {
        return new Row(
                "demo",
                UUID.randomUUID(),
                COMMAND,
                "UNKNOWN",
                UUID.randomUUID(),
                STORED,
                1,
                misses,
                NOW.minus(ago),
                lookupOnly,
                false,
                false);
    }

    private static final class Scripted implements RefundGateway {
        private RefundAnswer answer;
        private RefundLookup lookup;
        private final List<byte[]> sent = new ArrayList<>();

        @Override
        public String type() {
            return "bank";
        }

        @Override
        public Duration keyLife() {
            return Duration.ofHours(23);
        }

        @Override
        public byte[] request(Row row) {
            return STORED;
        }

        @Override
        public Sent send(Row row, byte[] stored) throws NoAnswer {
            sent.add(stored);
            if (answer == null) {
                throw new NoAnswer("Read timed out", new IOException());
            }
            return new Sent(answer, "req_1");
        }

        @Override
        public RefundLookup find(Row row, byte[] stored) throws NoAnswer {
            if (lookup == null) {
                throw new NoAnswer("Read timed out", new IOException());
            }
            return lookup;
        }

        @Override
        public List<ReturnMessage> facts(Row row, Exists refund) {
            return List.of();
        }
    }
}
