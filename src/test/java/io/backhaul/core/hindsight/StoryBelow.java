package io.backhaul.core.hindsight;

import io.backhaul.core.correlation.Candidate;
import io.backhaul.core.correlation.Sketch;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.PaymentState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A story's cases as the store below the paper. */
record StoryBelow(Story story) implements PaperCases.Store {

    @Override
    public List<Candidate> candidates(String merchant, List<Reference> references) {
        return story.cases().candidates(merchant, references);
    }

    @Override
    public List<Candidate> learned(String merchant, String supplier, List<Reference> references) {
        return story.cases().learned(merchant, supplier, references);
    }

    @Override
    public List<Sketch> sketches(String merchant, Collection<UUID> cases) {
        return story.cases().sketches(merchant, cases);
    }

    @Override
    public List<Sketch> lookalikes(String merchant, Set<String> probes) {
        return story.cases().lookalikes(merchant, probes);
    }

    @Override
    public Map<String, Money> exposure(String merchant, String supplier) {
        return story.cases().exposure(merchant, supplier);
    }

    @Override
    public Optional<Stored> load(String merchant, UUID caseId) {
        return story.cases().load(merchant, caseId);
    }

    @Override
    public Terms termsFor(String merchant, OrderSnapshot order) {
        return Demo.terms();
    }

    @Override
    public Map<String, PaymentState> payments(String merchant, OrderSnapshot order) {
        return Map.of();
    }

    @Override
    public boolean counts(String merchant, RefundMadeElsewhere refund) {
        return false;
    }
}
