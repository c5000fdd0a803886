package io.backhaul.core.property;

import static io.backhaul.core.fixture.Demo.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.PlannedCommands.Planned;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.DisputeStatus;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Every return reaches its end, whatever happened to it, once everybody does what is asked of him. */
@Domain(Histories.class)
@Domain(DomainContext.Global.class)
class EndProperties {

    private static final int PATIENCE = 8;

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void whenEverybodyDoesHisPartTheCaseCloses(
            @ForAll List<Step> steps,
            @ForAll boolean byHand,
            @ForAll @IntRange(min = 1, max = 3) int legs,
            @ForAll @IntRange(max = House.COUNT - 1) int house) {
        List<Step> withoutOutside =
                steps.stream().filter(s -> s.kind() != Step.Kind.OUTSIDE).toList();
        Story story =
                History.of(withoutOutside, byHand, legs, House.number(house)).story();
        for (int i = 0; i < PATIENCE && story.status() != CaseStatus.CLOSED; i++) {
            everybodyDoesHisPart(story);
        }

        assertThat(story.status())
                .as(
                        "%s, owed %s, legs %s",
                        story.questions(), story.owed(), story.c().legs())
                .isEqualTo(CaseStatus.CLOSED);
        assertThat(story.owed()).isEmpty();
    }

    private static void everybodyDoesHisPart(Story story) {
        story.passes(Duration.ofDays(1));
        if (story.c().refunds().disputes().isOpen()) {
            story.tell(story.gateway().disputes("stripe/pi_1", Demo.usd("30.00"), DisputeStatus.WON));
        }
        story.c().legs().forEach(leg -> goods(story, leg));
        story.c().legs().forEach(leg -> refund(story, leg));
        story.gatewayPays();
        others(story).forEach(c -> story.command(c.key(), Outcome.DONE));
        story.c().legs().stream()
                .filter(leg -> leg.claim().open().isPositive() || leg.claim().expected() == null)
                .forEach(leg -> story.decides(OperatorAction.WRITE_OFF, leg.supplier()));
        story.c().legs().forEach(leg -> asked(story, leg));
        if (!story.questions().isEmpty()) {
            story.decides(OperatorAction.ACKNOWLEDGE, null);
        }
    }

    private static void goods(Story story, Leg leg) {
        if (leg.goods() == Goods.REQUESTED) {
            story.decides(OperatorAction.APPROVE, null);
            story.decides(OperatorAction.SUPPLIER_DECLINED, leg.supplier());
        } else if (!leg.answered() && !leg.goods().isTerminal()) {
            story.decides(OperatorAction.SUPPLIER_AUTHORIZED, leg.supplier());
        } else if (leg.goods() == Goods.AUTHORIZED || leg.goods() == Goods.IN_TRANSIT) {
            story.decides(OperatorAction.GOODS_RECEIVED, leg.supplier());
        }
        if (story.deadlines().stream().anyMatch(d -> d.kind().equals("INSPECTION"))) {
            story.misses("INSPECTION");
        }
        List<String> no = List.of(
                "supplier-declined:",
                "missing:",
                "parcel-lost:",
                "inspection-contradicts:",
                "not-received:",
                "no-return-tracking:");
        if (story.questions().stream().anyMatch(q -> no.stream().anyMatch(n -> q.equals(n + leg.supplier())))) {
            story.decides(OperatorAction.DECLINE, leg.supplier());
        }
        if (story.questions().contains("conflicting-answers:" + leg.supplier())) {
            story.decides(OperatorAction.SUPPLIER_AUTHORIZED, leg.supplier());
        }
    }

    /** The tasks of store credit, replacement and carrier. */
    private static void asked(Story story, Leg leg) {
        String supplier = leg.supplier();
        if (story.questions().stream().anyMatch(q -> q.startsWith("replacement-") && q.endsWith(":" + supplier))) {
            story.decides(OperatorAction.REPLACEMENT_SHIPPED, supplier);
        }
        if (story.questions().contains("nothing-left:" + supplier)) {
            story.decides(OperatorAction.ADJUST, supplier);
        }
        story.decides(OperatorAction.STORE_CREDIT_ISSUED, supplier, Said.reference("SC-" + story.version()));
        story.decides(OperatorAction.CARRIER_WRITE_OFF, supplier);
    }

    private static void refund(Story story, Leg leg) {
        if (leg.customerMoney() == CustomerMoney.REJECTED || leg.customerMoney() == CustomerMoney.FAILED) {
            story.decides(OperatorAction.REFUND, leg.supplier());
        }
        story.decides(OperatorAction.REFUND_DONE_BY_HAND, leg.supplier(), Said.reference("HAND-" + story.version()));
    }

    private static List<Command> others(Story story) {
        return story.cases().commands().of(MERCHANT, story.id()).stream()
                .map(Planned::command)
                .filter(c -> c.kind() != Command.Kind.REFUND)
                .filter(c -> !story.c().done(c.key()))
                .toList();
    }
}
