package io.backhaul.partner.shopify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One store's points, as far as this node knows them (Shopify facts 3). All calls to a store claim from one budget: what an
 * operation costs is what the store asked for it the last time, and each answer puts right what the bucket holds. Lesser work
 * leaves a part of the bucket alone, so that polling never makes a refund wait.
 *
 * <p>Other nodes draw from the same bucket. Each learns of that from its own next answer; until then it may be told THROTTLED,
 * which costs a wait and nothing else.
 */
public final class ShopifyBudget {

    /** What a call is for, and which part of a full bucket it leaves to those before it. */
    public enum Use {
        REFUND(0),
        COMMAND(0.1),
        SIGNAL(0.25),
        POLLING(0.5);

        private final double reserve;

        Use(double reserve) {
            this.reserve = reserve;
        }
    }

    /**
     * A claim.
     *
     * @param points what was taken out for it; 0 while it has to wait
     * @param delay exactly so long until it may be claimed again, zero: call now
     */
    public record Claim(String operation, double points, Duration delay) {}

    /** The smallest bucket that was ever published, until the store has told of its own. */
    private static final double SMALLEST_BUCKET = 1000;

    private static final double SMALLEST_RATE = 50;

    /** What an operation that was never sent may cost; the dearest of ours costs less than twice that. */
    private static final double FIRST_GUESS = 100;

    /** Less than this part of a millisecond is only how doubles are rounded. */
    private static final double NOTHING = 1e-6;

    private final Clock clock;
    private final Map<String, Double> costs = new HashMap<>();
    private double maximum = SMALLEST_BUCKET;
    private double perSecond = SMALLEST_RATE;
    private double available = SMALLEST_BUCKET;
    private double underWay;
    private Instant learnedAt;
    private Instant shutUntil = Instant.MIN;

    /** @param realTime the machine's time: the bucket fills by it, however far business time was moved */
    public ShopifyBudget(Clock realTime) {
        this.clock = realTime;
        this.learnedAt = realTime.instant();
    }

    /** Takes the points of this operation out, or says how long to wait for them. */
    public synchronized Claim claim(String operation, Use use) {
        Instant now = clock.instant();
        double points = Math.min(costs.getOrDefault(operation, FIRST_GUESS), maximum);
        double needed = Math.min(points + use.reserve * maximum, maximum);
        double free = held(now) - underWay;
        Duration wait = free >= needed ? Duration.ZERO : seconds((needed - free) / perSecond);
        if (shutUntil.isAfter(now)) {
            Duration shut = Duration.between(now, shutUntil);
            wait = shut.compareTo(wait) > 0 ? shut : wait;
        }
        if (!wait.isZero()) {
            return new Claim(operation, 0, wait);
        }
        underWay += points;
        return new Claim(operation, points, Duration.ZERO);
    }

    /**
     * The call is over.
     *
     * @param cost what the answer says; null when it says nothing or never came: then the points count as spent
     */
    public synchronized void settle(Claim claim, ShopifyCost cost) {
        underWay = Math.max(0, underWay - claim.points());
        Instant now = clock.instant();
        if (cost == null) {
            available = held(now) - claim.points();
        } else {
            costs.put(claim.operation(), cost.requested());
            maximum = cost.maximum();
            perSecond = cost.perSecond();
            available = cost.available();
        }
        learnedAt = now;
    }

    /** The store itself said how long it takes no call: HTTP 429 with Retry-After. */
    public synchronized void shut(Duration time) {
        Instant until = clock.instant().plus(time);
        shutUntil = until.isAfter(shutUntil) ? until : shutUntil;
    }

    /** What the bucket holds now, as far as is known. */
    public synchronized double points() {
        return held(clock.instant()) - underWay;
    }

    private double held(Instant now) {
        double passed = Math.max(0, Duration.between(learnedAt, now).toMillis()) / 1000.0;
        return Math.min(maximum, available + passed * perSecond);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.ceil(seconds * 1000 - NOTHING));
    }
}
