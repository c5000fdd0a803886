package io.backhaul.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Recovery.Claimed;
import io.backhaul.core.policy.Window.Anchor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whatever was agreed: nobody owes more than the goods cost, and a claim that came too late never comes in time again. */
class RecoveryProperties {

    private static final Instant ORDERED = Instant.parse("2026-09-01T10:00:00Z");

    @Property(tries = 500)
    @Row("S188")
    void nobodyOwesMoreThanTheGoodsCostNorLessThanNothing(
            @ForAll Reason reason,
            @ForAll @IntRange(max = 100) int recovery,
            @ForAll @IntRange(max = 100) int restocking,
            @ForAll @IntRange(min = 1, max = 20) int quantity,
            @ForAll @IntRange(min = 1, max = 1_000_000) int cents) {
        Passport passport = passport(grant(recovery, restocking), 30, Anchor.ORDER);
        Money cost = new Money(cents, "USD");
        Line line = new Line("1", "ACME-1", quantity, cost, cost, "acme", null, null);
        Recovery e = Recovery.of(
                passport, new Claimed(reason, order(), line, Set.of(Evidence.Kind.values()), ORDERED), Demo.ZONE);
        assertThat(e.recovery()).isBetween(Money.zero("USD"), cost.times(quantity));
    }

    @Property(tries = 500)
    @Row({"S16", "S20", "X1"})
    void tooLateStaysTooLate(
            @ForAll Anchor anchor,
            @ForAll @IntRange(max = 120) int days,
            @ForAll @LongRange(max = 200L * 24 * 3600) long first,
            @ForAll @LongRange(max = 200L * 24 * 3600) long later) {
        Passport passport = passport(grant(100, 0), days, anchor);
        if (!at(passport, first).inTime()) {
            assertThat(at(passport, first + later).inTime()).isFalse();
        }
    }

    private static Recovery at(Passport passport, long seconds) {
        Line line = new Line("1", "ACME-1", 1, Demo.usd("9.00"), Demo.usd("9.00"), "acme", null, null);
        Claimed claim = new Claimed(Reason.DAMAGED, order(), line, Set.of(), ORDERED.plusSeconds(seconds));
        return Recovery.of(passport, claim, Demo.ZONE);
    }

    private static OrderSnapshot order() {
        return new OrderSnapshot("1", "#1", "demo", ORDERED, ORDERED.plusSeconds(777_777), null, null, null);
    }

    private static Grant grant(int recovery, int restocking) {
        return new Grant(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new BigDecimal(recovery),
                new BigDecimal(restocking),
                null,
                null,
                null,
                null);
    }

    private static Passport passport(Grant grant, int days, Anchor anchor) {
        Passport acme = Demo.terms().passport(Demo.ACME).orElseThrow();
        return new Passport(
                acme.supplier(),
                acme.name(),
                acme.destination(),
                acme.understands(),
                acme.channel(),
                acme.rmaRequired(),
                acme.photosFor(),
                acme.answerWithin(),
                Window.days(days, anchor),
                acme.recoveryPercent(),
                acme.goodsBack(),
                acme.creditWithin(),
                new Agreement(null, null, null, List.of(grant), null, null, null, null, null, null, null));
    }
}
