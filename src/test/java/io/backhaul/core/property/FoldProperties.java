package io.backhaul.core.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Bookkeeping;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;

/** Decision 1.5 (a): the case is a fold over the set of its facts. */
class FoldProperties {

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    @Domain(Histories.class)
    @Domain(net.jqwik.api.domains.DomainContext.Global.class)
    void anyOrderAndAnyRepetitionOfTheFactsIsTheSameCase(
            @ForAll List<Step> steps,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int legs,
            @ForAll @IntRange(max = House.COUNT - 1) int house) {
        History history = History.of(steps, seed % 2 == 0, legs, House.number(house));
        Stored stored = history.story()
                .cases()
                .load(Demo.MERCHANT, history.story().id())
                .orElseThrow();
        ReturnCase straight = fold(stored, stored.facts());

        for (int i = 0; i < 3; i++) {
            Random random = new Random(seed + i);
            List<ReturnMessage> shuffled = new ArrayList<>(stored.facts());
            stored.facts().stream().filter(f -> random.nextBoolean()).forEach(shuffled::add);
            Collections.shuffle(shuffled, random);
            ReturnCase again = fold(stored, shuffled);

            assertThat(again.legs()).isEqualTo(straight.legs());
            assertThat(again.request()).isEqualTo(straight.request());
            assertThat(again.facts().evidence()).isEqualTo(straight.facts().evidence());
            assertThat(Bookkeeping.entries(again)).isEqualTo(Bookkeeping.entries(straight));
            assertThat(CaseStatus.isFinished(again)).isEqualTo(CaseStatus.isFinished(straight));
        }
    }

    /** A decision the fold does not look at leaves the legs as they are: they are the same as if folded anew. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    @Domain(Histories.class)
    @Domain(net.jqwik.api.domains.DomainContext.Global.class)
    void aDecisionMadeGivesTheLegsOfFoldingAnew(
            @ForAll List<Step> steps,
            @ForAll boolean byHand,
            @ForAll @IntRange(min = 1, max = 3) int legs,
            @ForAll @IntRange(max = House.COUNT - 1) int house) {
        Story story = History.of(steps, byHand, legs, House.number(house)).story();
        Stored stored = story.cases().load(Demo.MERCHANT, story.id()).orElseThrow();
        ReturnCase growing = decided(stored, 0);
        for (int i = 0; i < stored.made().size(); i++) {
            Made next = stored.made().get(i);
            growing = growing.deciding(List.of(next.decision()), next.at());
            ReturnCase anew = decided(stored, i + 1);

            assertThat(growing.legs()).isEqualTo(anew.legs());
            assertThat(growing.made()).isEqualTo(anew.made());
        }
    }

    private static ReturnCase decided(Stored stored, int first) {
        List<Made> made = stored.made().subList(0, first);
        return new ReturnCase(stored.id(), Demo.MERCHANT, stored.terms(), stored.facts(), made, stored.payments());
    }

    private static ReturnCase fold(Stored stored, List<ReturnMessage> facts) {
        return new ReturnCase(stored.id(), Demo.MERCHANT, stored.terms(), facts, stored.made(), stored.payments());
    }
}
