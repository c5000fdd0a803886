package io.backhaul.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.bench.Outcome.State;
import io.backhaul.mapping.UnreadableMessage;
import java.util.ArrayList;
import java.util.List;

/** What all samples would become by one way of reading them; nothing is stored. */
public record Replay(List<Outcome> outcomes) {

    public Replay {
        outcomes = List.copyOf(outcomes);
    }

    public static Replay of(List<Sample> samples, Way way) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Sample sample : samples) {
            way.parts(sample).forEach(part -> outcomes.add(outcome(sample, part, way)));
        }
        return new Replay(outcomes);
    }

    static Outcome outcome(Sample sample, Way.Part part, Way way) {
        if (part.input() == null) {
            State state = part.problem() == null ? State.NOTHING : State.NOT_READ;
            String reason = part.problem() == null ? part.ignored() : part.problem();
            return new Outcome(sample.name(), part.where(), state, List.of(), reason, List.of());
        }
        try {
            List<ObjectNode> messages =
                    way.mappings().apply(part.mapping() == null ? way.mapping() : part.mapping(), part.input());
            return messages.isEmpty()
                    ? new Outcome(sample.name(), part.where(), State.NOTHING, messages, "says nothing", List.of())
                    : new Outcome(
                            sample.name(), part.where(), State.READ, messages, null, Sources.of(messages, part, way));
        } catch (UnreadableMessage e) {
            return new Outcome(sample.name(), part.where(), State.NOT_READ, List.of(), e.reason(), List.of());
        }
    }

    /** How many were understood, those that say nothing among them. */
    public long read() {
        return outcomes.stream().filter(o -> o.state() != State.NOT_READ).count();
    }

    public List<Outcome> notRead() {
        return outcomes.stream().filter(o -> o.state() == State.NOT_READ).toList();
    }

    public List<ObjectNode> messages() {
        return outcomes.stream().flatMap(o -> o.messages().stream()).toList();
    }

    /** {@code 143 of 150 read; 6 returns would become AUTHORIZED, 1 would move 24.90 EUR to supplier credit; 7 not read}. */
    public String headline() {
        String said = BusinessWords.sum(messages());
        long nothing = outcomes.stream().filter(o -> o.state() == State.NOTHING).count();
        return read() + " of " + outcomes.size() + " read"
                + (said.isEmpty() ? "" : "; " + said)
                + (nothing == 0 ? "" : "; " + nothing + " say nothing about a return")
                + (notRead().isEmpty() ? "" : "; " + notRead().size() + " not read");
    }
}
