package io.backhaul.core.hindsight;

import io.backhaul.core.decision.Deadlines;
import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.explain.Explanation;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.PaymentState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A case as the hub knew it at any time (N17), rebuilt from its facts and decisions alone. */
public final class TimeMachine {

    private final Decisions decisions;

    public TimeMachine(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * The case at one moment.
     *
     * @param at the moment (UTC)
     * @param known the case as it was known
     * @param status its word for lists
     * @param questions what a person had to answer
     * @param deadlines what ran
     * @param explanation what was to happen next, and why
     */
    public record Moment(
            Instant at,
            ReturnCase known,
            CaseStatus status,
            List<Decision> questions,
            List<Deadline> deadlines,
            Explanation explanation) {

        Picture picture() {
            return Picture.of(known, questions, status);
        }
    }

    /**
     * What one moment brought.
     *
     * @param at when the hub learned it (UTC)
     * @param facts the messages of that moment; several when one delivery said several things
     * @param decided what was decided on it
     * @param changes what was different afterwards
     */
    public record Turn(Instant at, List<ReturnMessage> facts, List<Decision> decided, List<Difference> changes) {}

    /** The case with what was received and decided up to then; empty before its request was known. */
    public Optional<Moment> at(String merchant, Stored stored, Instant at) {
        List<ReturnMessage> facts = stored.facts().stream()
                .filter(f -> !f.envelope().receivedAt().isAfter(at))
                .toList();
        List<Made> made =
                stored.made().stream().filter(m -> !m.at().isAfter(at)).toList();
        if (facts.stream().noneMatch(ReturnRequested.class::isInstance)) {
            return Optional.empty();
        }
        boolean now = facts.size() == stored.facts().size()
                && made.size() == stored.made().size();
        return Optional.of(moment(merchant, stored, facts, made, now, at));
    }

    private Moment moment(
            String merchant, Stored stored, List<ReturnMessage> facts, List<Made> made, boolean now, Instant at) {
        ReturnCase bare = new ReturnCase(stored.id(), merchant, stored.terms(), facts, made, Map.of());
        Map<String, PaymentState> payments = now ? stored.payments() : Paid.of(bare);
        ReturnCase known = bare.paidBy(payments);
        Decisions.Result open = decisions.decide(known, at);
        List<Decision> questions = open.questions();
        List<Deadline> deadlines = Deadlines.of(known);
        CaseStatus status = new Decisions.Result(known, List.of(), questions).status();
        return new Moment(at, known, status, questions, deadlines, Explanation.of(known, questions, deadlines));
    }

    /** Moment by moment: which messages changed what, oldest first. */
    public List<Turn> history(String merchant, Stored stored) {
        Map<Instant, List<ReturnMessage>> facts = new TreeMap<>();
        stored.facts()
                .forEach(f -> facts.computeIfAbsent(f.envelope().receivedAt(), t -> new ArrayList<>())
                        .add(f));
        List<Turn> turns = new ArrayList<>();
        Picture before = Picture.NOTHING;
        for (Map.Entry<Instant, List<ReturnMessage>> moment : facts.entrySet()) {
            Instant at = moment.getKey();
            Picture after = at(merchant, stored, at).map(Moment::picture).orElse(Picture.NOTHING);
            turns.add(new Turn(at, moment.getValue(), decided(stored, at), after.since(before)));
            before = after;
        }
        return turns;
    }

    private static List<Decision> decided(Stored stored, Instant at) {
        return stored.made().stream()
                .filter(m -> m.at().equals(at))
                .sorted(Comparator.comparing(m -> m.decision().key()))
                .map(Made::decision)
                .toList();
    }
}
