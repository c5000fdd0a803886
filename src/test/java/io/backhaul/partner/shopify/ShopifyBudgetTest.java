package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.shopify.ShopifyBudget.Claim;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls wait exactly as long as the bucket needs, and lesser work never takes the last points. */
class ShopifyBudgetTest {

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final ShopifyBudget budget = new ShopifyBudget(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private static ShopifyCost cost(double requested, double available) {
        return new ShopifyCost(requested, 2000, available, 100);
    }

    /** A call whose answer says what is left. */
    private void learned(String operation, double requested, double available) {
        budget.settle(budget.claim(operation, Use.REFUND), cost(requested, available));
    }

    @ParameterizedTest
    @CsvSource({
        // what a call costs, what is left in a bucket of 2000 that gains 100 a second, for what: how long it waits
        "50, 50, REFUND, 0",
        "50, 49, REFUND, 10",
        "50, 0, REFUND, 500",
        "753, 666, REFUND, 870",
        "50, 250, COMMAND, 0",
        "50, 249, COMMAND, 10",
        "50, 550, SIGNAL, 0",
        "50, 500, SIGNAL, 500",
        "50, 1050, POLLING, 0",
        "50, 50, POLLING, 10000",
        "5000, 1000, REFUND, 10000"
    })
    void waitsExactlyUntilThePointsAreThere(double requested, double available, Use use, long millis) {
        learned("Op", requested, available);
        Claim claim = budget.claim("Op", use);
        assertThat(claim.delay()).isEqualTo(Duration.ofMillis(millis));
        if (millis > 0) {
            now = now.plusMillis(millis);
            assertThat(budget.claim("Op", use).delay()).isZero();
        }
    }

    @Test
    void oneMillisecondBeforeIsTooEarly() {
        learned("Op", 50, 0);
        now = now.plusMillis(499);
        assertThat(budget.claim("Op", Use.REFUND).delay()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void callsUnderWayAreSpentAlready() {
        learned("Op", 100, 250);
        Claim first = budget.claim("Op", Use.REFUND);
        Claim second = budget.claim("Op", Use.REFUND);
        assertThat(first.delay()).isZero();
        assertThat(second.delay()).isZero();
        assertThat(budget.claim("Op", Use.REFUND).delay()).isEqualTo(Duration.ofMillis(500));
        budget.settle(first, cost(100, 250)); // it cost less than was asked for
        assertThat(budget.claim("Op", Use.REFUND).delay()).isZero();
    }

    @Test
    void anAnswerThatNeverCameCountsAsSpent() {
        learned("Op", 100, 150);
        budget.settle(budget.claim("Op", Use.REFUND), null);
        assertThat(budget.claim("Op", Use.REFUND).delay()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void anOperationNeverSentIsGuessedAndThenKnown() {
        learned("Known", 10, 60);
        assertThat(budget.claim("New", Use.REFUND).delay()).isEqualTo(Duration.ofMillis(400));
        assertThat(budget.claim("Known", Use.REFUND).delay()).isZero();
    }

    @Test
    void throttledTeachesThePriceAndWhatIsLeft() {
        byte[] throttled = Hmac.utf8("""
                {"errors":[{"message":"Throttled","extensions":{"code":"THROTTLED"}}],"extensions":{"cost":{"requestedQueryCost":752,
                "actualQueryCost":null,"throttleStatus":{"maximumAvailable":1000.0,"currentlyAvailable":666,"restoreRate":50.0}}}}""");
        budget.settle(budget.claim("Op", Use.REFUND), ShopifyCost.of(throttled).orElseThrow());
        assertThat(budget.claim("Op", Use.REFUND).delay())
                .isEqualTo(Duration.ofMillis(1720)); // 86 points at 50 a second
    }

    @Test
    void retryAfterShutsTheStoreForEverybody() {
        learned("Op", 1, 2000);
        budget.shut(Duration.ofSeconds(2));
        assertThat(budget.claim("Op", Use.REFUND).delay()).isEqualTo(Duration.ofSeconds(2));
        now = now.plusSeconds(2);
        assertThat(budget.claim("Op", Use.POLLING).delay()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json",
                "{}",
                "{\"extensions\":{\"cost\":{\"requestedQueryCost\":1}}}",
                "{\"extensions\":{\"cost\":{\"throttleStatus\":{\"maximumAvailable\":0,\"restoreRate\":50}}}}"
            })
    void anAnswerWithoutABucketTeachesNothing(String body) {
        assertThat(ShopifyCost.of(Hmac.utf8(body))).isEmpty();
    }

    /** However much polling asks, half a bucket stays: a command of usual price goes at once. */
    @Property(tries = 200)
    void pollingNeverMakesACommandWait(@ForAll @IntRange(min = 1, max = 300) int price) {
        ShopifyBudget shared = new ShopifyBudget(Clock.fixed(now, ZoneOffset.UTC));
        shared.settle(shared.claim("Poll", Use.POLLING), cost(price, 2000));
        while (shared.claim("Poll", Use.POLLING).delay().isZero()) {
            assertThat(shared.points()).isGreaterThanOrEqualTo(1000);
        }
        assertThat(shared.claim("ReturnProcess", Use.COMMAND).delay()).isZero();
        assertThat(shared.claim("RefundCreate", Use.REFUND).delay()).isZero();
    }
}
