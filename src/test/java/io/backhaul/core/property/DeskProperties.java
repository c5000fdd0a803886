package io.backhaul.core.property;

import static io.backhaul.core.fixture.Demo.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.Ledgers;
import io.backhaul.core.fixture.PlannedCommands.Planned;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Entry;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.PaymentState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Decision 1.5 (b): what holds under any interleaving of messages, timers, decisions and outcomes. */
@Domain(Histories.class)
@Domain(DomainContext.Global.class)
class DeskProperties {

    private static final List<String> PAYMENTS = List.of("stripe/pi_1", "paypal/P-1");

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void moneyIsNeverPaidTwiceAndTheBooksAreRight(
            @ForAll List<Step> steps,
            @ForAll boolean byHand,
            @ForAll @IntRange(min = 1, max = 3) int legs,
            @ForAll @IntRange(max = House.COUNT - 1) int house) {
        Story story = History.of(steps, byHand, legs, House.number(house)).story();

        atMostOneLivingRefundPerObligationAndPayment(story);
        neverMoreThanCaptured(story);
        neverMoreThanTheGoodsAreWorth(story);
        booksBalance(story);
        quantitiesAddUp(story);
        closedMeansNothingIsOwed(story);
        stockIsRaisedOncePerStore(story);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void tellingEverythingAgainInAnyOrderChangesNothing(
            @ForAll List<Step> steps,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int legs,
            @ForAll @IntRange(max = House.COUNT - 1) int house) {
        History history = History.of(steps, seed % 2 == 0, legs, House.number(house));
        Story story = history.story();
        String before = picture(story);

        List<ReturnMessage> again = new java.util.ArrayList<>(
                story.cases().load(MERCHANT, story.id()).orElseThrow().facts());
        java.util.Collections.shuffle(again, new java.util.Random(seed));
        again.forEach(m -> story.again(m, null));

        assertThat(picture(story)).isEqualTo(before);
    }

    private static String picture(Story story) {
        return story.c().legs() + "\n"
                + story.cases().ledger(MERCHANT, story.id()) + "\n"
                + story.cases().commands().of(MERCHANT, story.id()).stream()
                        .map(p -> p.command().key() + p.status())
                        .toList()
                + "\n"
                + story.questions() + story.status() + story.deadlines();
    }

    private static void atMostOneLivingRefundPerObligationAndPayment(Story story) {
        Map<String, Long> living = story.cases().commands().of(MERCHANT, story.id()).stream()
                .filter(p -> p.command().kind() == Command.Kind.REFUND && p.counts())
                .map(p -> p.command().key())
                .collect(Collectors.groupingBy(key -> key.substring(0, key.lastIndexOf('/')), Collectors.counting()));
        assertThat(living.values())
                .as("living refunds per obligation: %s", living)
                .allMatch(n -> n == 1);
    }

    private static void neverMoreThanCaptured(Story story) {
        for (String payment : PAYMENTS) {
            PaymentState state = story.cases().payments().state(MERCHANT, payment);
            if (state != null) {
                Money counted = story.cases().commands().refundsOn(MERCHANT, payment).stream()
                        .filter(Planned::counts)
                        .map(p -> p.command().amount())
                        .reduce(Money.zero("USD"), Money::plus);
                assertThat(counted).isLessThanOrEqualTo(state.captured());
                assertThat(state.hubRefunds()).isEqualTo(counted);
            }
        }
    }

    /** With store credit, without its bonus; and fees never eat more than the refund. */
    private static void neverMoreThanTheGoodsAreWorth(Story story) {
        Money credits = story.c().refunds().storeCredits().total("USD");
        Money refunds = PAYMENTS.stream()
                .flatMap(p -> story.cases().commands().refundsOn(MERCHANT, p).stream())
                .filter(Planned::counts)
                .map(p -> p.command().amount())
                .reduce(Money.zero("USD"), Money::plus);
        Money captured = story.c().request().order().payments().stream()
                .map(p -> p.captured())
                .reduce(Money.zero("USD"), Money::plus);
        assertThat(refunds.plus(credits)).isLessThanOrEqualTo(captured);
        story.c().legs().forEach(leg -> {
            Money due = story.c().refunds().due(leg.supplier());
            Money zero = Money.zero("USD");
            assertThat(due == null ? zero : due).isBetween(zero, leg.requestedValue());
            assertThat(story.c().refunds().fees(leg.supplier(), "USD")).isBetween(zero, leg.requestedValue());
        });
    }

    private static void booksBalance(Story story) {
        List<Entry> ledger = story.cases().ledger(MERCHANT, story.id());
        assertThat(ledger)
                .allSatisfy(e -> assertThat(Ledgers.trialBalance(List.of(e))).isEmpty());
        assertThat(Ledgers.trialBalance(ledger)).isEmpty();
        assertThat(ledger).extracting(Entry::key).doesNotHaveDuplicates();
        assertThat(Ledgers.balances(ledger))
                .as("what the case says is what was posted")
                .isEqualTo(Ledgers.balances(io.backhaul.core.money.Bookkeeping.entries(story.c())));
    }

    private static void quantitiesAddUp(Story story) {
        for (LineState l :
                story.c().legs().stream().flatMap(leg -> leg.lines().stream()).toList()) {
            int asked = l.line().quantity();
            assertThat(l.authorised() + l.declined()).isBetween(0, asked);
            assertThat(l.kept()).isBetween(0, asked);
            assertThat(l.inspectedUnits()).isBetween(0, l.delivered());
            assertThat(l.delivered()).isBetween(0, l.shipped());
            assertThat(l.shipped()).isBetween(0, asked);
        }
    }

    private static void closedMeansNothingIsOwed(Story story) {
        if (story.status() == CaseStatus.CLOSED) {
            assertThat(story.owed()).isEmpty();
            assertThat(story.questions()).isEmpty();
        }
    }

    private static void stockIsRaisedOncePerStore(Story story) {
        story.c()
                .legs()
                .forEach(leg -> leg.lines()
                        .forEach(line -> story.c().terms().stores().forEach(store -> {
                            int raised = story.planned(Command.Kind.STOCK_ADJUST).stream()
                                    .filter(a -> a.destination().equals("shopify:" + store))
                                    .filter(a ->
                                            a.key().contains("/" + line.line().lineId() + "/"))
                                    .mapToInt(a -> a.lines().get(0).quantity())
                                    .sum();
                            assertThat(raised)
                                    .as("never more on stock than came back")
                                    .isBetween(0, line.line().quantity());
                        })));
        story.planned(Command.Kind.STORE_PROCESS).stream()
                .filter(p -> "RESTOCKED".equals(p.details().get("disposition")))
                .forEach(p -> assertThat(story.planned(Command.Kind.STOCK_ADJUST))
                        .as("processing restocks the own store")
                        .noneMatch(a -> a.supplier().equals(p.supplier())
                                && a.destination().equals("shopify:demo")));
    }
}
