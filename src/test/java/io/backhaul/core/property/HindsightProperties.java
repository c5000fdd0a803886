package io.backhaul.core.property;

import static io.backhaul.core.fixture.Demo.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.explain.Explanation;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.hindsight.TimeMachine;
import io.backhaul.core.hindsight.WhatIf;
import io.backhaul.core.money.Bookkeeping;
import io.backhaul.core.money.Money;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.Leg;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** What is told about a case afterwards agrees with what was stored, whatever happened to it. */
@Domain(Histories.class)
@Domain(DomainContext.Global.class)
class HindsightProperties {

    private final Decisions decisions = new Decisions(Rules.all());

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    @Row({"F17", "S147"})
    void everyAmountIsTheSumOfItsLines(
            @ForAll List<Step> steps, @ForAll boolean byHand, @ForAll @IntRange(min = 1, max = 3) int legs) {
        Story story = History.of(steps, byHand, legs).story();
        Explanation told = Explanation.of(story.c(), story.cases().questions(MERCHANT, story.id()), story.deadlines());

        assertThat(told.amounts())
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.lines().stream()
                                .map(Explanation.Part::amount)
                                .reduce(Money.zero(a.total().currency()), Money::plus))
                        .isEqualTo(a.total()));
        assertThat(debts(told))
                .isEqualTo(
                        Bookkeeping.owed(story.c()).values().stream().sorted().toList());
        for (Leg leg : story.c().legs()) {
            assertThat(total(told, "Goods to be returned to " + leg.supplier())).isEqualTo(leg.requestedValue());
            assertThat(total(told, "Refund decided for " + leg.supplier() + "'s goods"))
                    .isEqualTo(story.c().refunds().due(leg.supplier()));
            if (leg.claim().booked().isPositive()) {
                assertThat(total(told, "Claimed from " + leg.supplier()))
                        .isEqualTo(leg.claim().booked());
            }
        }
        assertThat(told.next())
                .filteredOn(s -> s.who() == Explanation.Who.PERSON)
                .hasSameSizeAs(story.questions());
        assertThat(told.next()).extracting(Explanation.Step::at).containsAll(firstDeadlines(story));
    }

    private static List<Money> debts(Explanation told) {
        return told.amounts().stream()
                .filter(a -> a.what().startsWith("Still owed"))
                .map(Explanation.Amount::total)
                .filter(m -> !m.isZero())
                .sorted()
                .toList();
    }

    private static Money total(Explanation told, String what) {
        return told.amounts().stream()
                .filter(a -> a.what().equals(what))
                .map(Explanation.Amount::total)
                .findFirst()
                .orElse(null);
    }

    /** The reminder and the call after it are one wait, told by its first time. */
    private static List<Instant> firstDeadlines(Story story) {
        return story.deadlines().stream()
                .filter(d -> !d.kind().equals("LAST_ANSWER"))
                .map(d -> d.at())
                .toList();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    @Row({"N17", "S140", "S142"})
    void asKnownAtItsLastMomentTheCaseIsTheStoredOne(
            @ForAll List<Step> steps, @ForAll boolean byHand, @ForAll @IntRange(min = 1, max = 3) int legs) {
        Story story = History.of(steps, byHand, legs).story();
        Stored stored = story.cases().load(MERCHANT, story.id()).orElseThrow();
        TimeMachine machine = new TimeMachine(decisions);
        TimeMachine.Moment last =
                machine.at(MERCHANT, stored, story.words().now()).orElseThrow();

        assertThat(last.known().legs()).isEqualTo(story.c().legs());
        assertThat(last.status()).isEqualTo(story.status());
        assertThat(last.deadlines()).isEqualTo(story.deadlines());
        assertThat(last.questions()).isEqualTo(story.cases().questions(MERCHANT, story.id()));
        assertThat(Bookkeeping.owed(last.known())).isEqualTo(Bookkeeping.owed(story.c()));
        Instant before = stored.facts().get(0).envelope().receivedAt().minusSeconds(1);
        assertThat(machine.at(MERCHANT, stored, before)).isEmpty();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    @Row({"N8", "F40"})
    void theSameTermsMakeNoDifferenceAndARehearsalNeverPaysMoreThanTheGoods(
            @ForAll List<Step> steps, @ForAll boolean byHand, @ForAll @IntRange(min = 1, max = 3) int legs) {
        Story story = History.of(steps, byHand, legs).story();
        Stored stored = story.cases().load(MERCHANT, story.id()).orElseThrow();
        Instant end = story.words().now().plus(Duration.ofDays(90));

        WhatIf.Result result = new WhatIf(decisions, UnaryOperator.identity(), end).run(Stream.of(stored));

        assertThat(result.cases()).isEqualTo(1);
        assertThat(result.changed()).isEmpty();
        assertThat(result.total().after()).isEqualTo(result.total().before());
        result.total()
                .before()
                .refunds()
                .values()
                .forEach(m -> assertThat(m).isLessThanOrEqualTo(story.c().requestedValue()));
    }
}
