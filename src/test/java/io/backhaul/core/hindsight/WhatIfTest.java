package io.backhaul.core.hindsight;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What other terms would have meant, on histories small enough to reckon by hand. */
class WhatIfTest {

    private static final Instant END = Instant.parse("2026-12-31T00:00:00Z");

    private static WhatIf.Result result(Policy policy, Story... stories) {
        WhatIf whatIf = new WhatIf(
                new Decisions(Rules.all()),
                t -> new Terms(policy, t.passports(), t.gateways(), t.stores(), "changed", t.addresses()),
                END);
        return whatIf.run(
                Stream.of(stories).map(s -> s.cases().load(MERCHANT, s.id()).orElseThrow()));
    }

    private static Policy policy(int acceptDays, String keepUpTo, int silentDays) {
        return Policy.usual(
                Demo.ZONE,
                Window.days(acceptDays, Anchor.ORDER),
                Map.of("USD", usd(keepUpTo)),
                Window.days(silentDays, Anchor.DELIVERY),
                Window.days(60, Anchor.AUTHORIZATION));
    }

    /** Authorised after one day, delivered after three, inspected after eight, credited after ten. */
    private static Story usual(String price) {
        return goesOn(Story.of(AReturn.of("ACME-1", 1, price)), price);
    }

    private static Story goesOn(Story story, String price) {
        story.passes(Duration.ofDays(1));
        story.tell(story.says(ACME).yes("R-1", "1 Road", false));
        story.passes(Duration.ofDays(2));
        story.arrives("1Z1");
        story.passes(Duration.ofDays(5));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        story.gatewayPays();
        story.passes(Duration.ofDays(2));
        story.tell(story.says(ACME).credits("CM-1", usd(price)));
        return story;
    }

    @Test
    @Row({"N8", "F40", "S174"})
    void n8_aHigherKeepItLimitKeepsGoodsAndRefundsAtOnce() {
        WhatIf.Result r = result(policy(30, "20.00", 7), usual("20.00"), usual("20.01"));

        assertThat(r.cases()).isEqualTo(2);
        assertThat(r.changed()).hasSize(1);
        assertThat(words(r)).contains("acme goods: INSPECTED -> KEPT", "acme kept goods: nothing -> 20.00 USD");
        WhatIf.Compared acme = r.suppliers().get(ACME);
        assertThat(acme.before().keptValue()).isEmpty();
        assertThat(acme.after().keptValue()).isEqualTo(Map.of("USD", usd("20.00")));
        assertThat(acme.after().refunds()).isEqualTo(acme.before().refunds()).isEqualTo(Map.of("USD", usd("40.01")));
        assertThat(acme.before().daysToRefund()).isEqualTo(8.0);
        assertThat(acme.after().daysToRefund()).isEqualTo(4.0);
    }

    @Test
    @Row({"N8", "F40", "S193"})
    void n8_lessPatienceAfterDeliveryPaysBeforeTheInspectionComes() {
        WhatIf.Result r = result(policy(30, "10.00", 3), usual("60.00"));

        assertThat(r.total().before().daysToRefund()).isEqualTo(8.0);
        assertThat(r.total().after().daysToRefund()).isEqualTo(6.0);
        assertThat(r.total().after().refunds()).isEqualTo(r.total().before().refunds());
        assertThat(words(r)).containsExactly("acme days to refund: 8.0 -> 6.0");
    }

    @Test
    @Row({"N8", "F40", "S151"})
    void n8_aShorterWindowSendsTheReturnToAPersonAndAWiderOneSparesHim() {
        WhatIf.Result shorter = result(policy(8, "10.00", 7), usual("60.00"));
        assertThat(shorter.total().before().reviews()).isZero();
        assertThat(shorter.total().after().reviews()).isEqualTo(1);
        assertThat(shorter.total().after().refunds()).isEmpty();

        Story late = Story.of(AReturn.of("ACME-1", 1, "60.00").orderedAt(Instant.parse("2026-08-01T12:00:00Z")));
        late.decides(OperatorAction.APPROVE, null);
        goesOn(late, "60.00");
        WhatIf.Result wider = result(policy(60, "10.00", 7), late);
        assertThat(wider.total().before().reviews()).isEqualTo(1);
        assertThat(wider.total().after().reviews())
                .as("what a person then approved needs him no more")
                .isZero();
    }

    @Test
    @Row({"N8", "F40"})
    void n8_theHubsOwnEchoesOfWhatWentWrongThenAreLeftOut() {
        Story refused = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        refused.tell(refused.says(ACME).yes());
        refused.arrives("1Z1");
        refused.tell(refused.says(ACME).inspected(Disposition.SCRAP));
        refused.tell(refused.gateway().refused(refused.refunds().get(0)));

        WhatIf.Result r = result(Demo.policy(), refused);

        assertThat(r.changed()).isEmpty();
        assertThat(r.total().after().refunds()).isEqualTo(Map.of("USD", usd("60.00")));
        assertThat(r.total().after().reviews()).isZero();
    }

    @Test
    @Row({"N8", "F40"})
    void n8_severalCurrenciesAreNeverAddedUp() {
        Figures f = new Figures(1, 1, Map.of("USD", usd("1.00")), 0, Map.of(), Map.of(), Map.of(), 0, 0)
                .plus(new Figures(1, 1, Map.of("EUR", Demo.eur("2.00")), 0, Map.of(), Map.of(), Map.of(), 0, 86_400));
        assertThat(f.refunds()).isEqualTo(Map.of("USD", usd("1.00"), "EUR", Money.of("2.00", "EUR")));
        assertThat(f.daysToRefund()).isEqualTo(0.5);
        assertThat(Figures.NONE.daysToRefund()).isNull();
    }

    private static List<String> words(WhatIf.Result r) {
        return r.changed().stream()
                .flatMap(c -> c.differences().stream())
                .map(Difference::toString)
                .toList();
    }
}
