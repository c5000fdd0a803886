package io.backhaul.core.hindsight;

import io.backhaul.core.Uuid5;
import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Deadlines;
import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.OperatorGuard;
import io.backhaul.core.message.CommandOutcome;
import io.backhaul.core.message.DeadlinePassed;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.RefundFailed;
import io.backhaul.core.message.RefundSettled;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One case played again under given terms: partners and persons say what they said when they said it, deadlines fire when they
 * are due, gateways pay at once and everybody does what he is asked. The hub's own echoes of what it did then are left out.
 */
final class Rehearsal {

    private final Decisions decisions;
    private final Stored stored;
    private final Terms terms;
    private final String merchant;
    private final List<ReturnMessage> facts = new ArrayList<>();
    private final List<ReturnMessage> echoes = new ArrayList<>();
    private final List<Made> made = new ArrayList<>();
    private final Set<Deadline> fired = new HashSet<>();
    private final Set<String> reviews = new TreeSet<>();
    private ReturnCase current;
    private List<Decision> questions = List.of();
    private Instant now;

    private Rehearsal(Decisions decisions, Stored stored, Terms terms) {
        this.decisions = decisions;
        this.stored = stored;
        this.terms = terms;
        this.merchant = stored.facts().get(0).envelope().merchant();
    }

    /** @param end until when time goes on (UTC) */
    static Played play(Decisions decisions, Stored stored, Terms terms, Instant end) {
        Rehearsal r = new Rehearsal(decisions, stored, terms);
        List<ReturnMessage> said = said(stored);
        r.now = said.get(0).envelope().receivedAt();
        for (ReturnMessage message : said) {
            r.timePasses(message.envelope().receivedAt());
            r.now = later(r.now, message.envelope().receivedAt());
            r.happens(message);
        }
        r.timePasses(end);
        while (!r.echoes.isEmpty()) {
            r.decide();
        }
        return Played.of(r.current, r.questions, r.reviews);
    }

    /** The request first, whatever waited for it then, the rest as it came. */
    private static List<ReturnMessage> said(Stored stored) {
        Comparator<ReturnMessage> asLearned =
                Comparator.comparing(f -> f.envelope().receivedAt());
        ReturnMessage request = stored.facts().stream()
                .filter(ReturnRequested.class::isInstance)
                .min(asLearned)
                .orElseThrow();
        return stored.facts().stream()
                .filter(f -> !isEcho(f))
                .sorted(Comparator.comparing((ReturnMessage f) -> f != request).thenComparing(asLearned))
                .toList();
    }

    private static boolean isEcho(ReturnMessage fact) {
        return fact instanceof RefundSettled
                || fact instanceof RefundFailed
                || fact instanceof CommandOutcome
                || fact instanceof DeadlinePassed
                || fact instanceof OperatorDecided d && d.action() == OperatorAction.REFUND_DONE_BY_HAND;
    }

    private void timePasses(Instant until) {
        while (current != null) {
            Optional<Deadline> next = Deadlines.of(current).stream()
                    .filter(d -> !fired.contains(d) && d.at().isBefore(until))
                    .min(Comparator.comparing(Deadline::at));
            if (next.isEmpty()) {
                return;
            }
            Deadline d = next.get();
            fired.add(d);
            now = later(now, d.at());
            String key = "deadline/" + d.kind() + "/" + d.supplier() + "/" + d.at();
            happens(new DeadlinePassed(envelope(key), d.kind(), d.supplier(), d.at()));
        }
    }

    private void happens(ReturnMessage message) {
        if (current != null
                && message instanceof OperatorDecided decided
                && OperatorGuard.refusal(current, unseen(decided), 0).isPresent()) {
            return;
        }
        facts.add(message);
        decide();
    }

    /** What was ordered meanwhile is known to be done with the next thing that happens: nobody waits for it in between. */
    private void decide() {
        facts.addAll(echoes);
        echoes.clear();
        ReturnCase bare = new ReturnCase(stored.id(), merchant, terms, facts, made, Map.of());
        Decisions.Result result = decisions.decide(bare.paidBy(Paid.of(bare)), now);
        for (Decision d : result.fresh()) {
            made.add(new Made(d, now));
            d.commands().forEach(c -> echoes.add(echo(c)));
        }
        result.questions().stream()
                .filter(q -> q.outcome() == Decision.Outcome.REVIEW)
                .forEach(q -> reviews.add(q.key()));
        current = result.decided();
        questions = result.questions();
    }

    /** The version a person saw then means nothing here. */
    private static OperatorDecided unseen(OperatorDecided d) {
        return new OperatorDecided(
                d.envelope(), d.action(), d.supplier(), 0, d.by(), d.note(), d.amount(), d.reference(), d.overrides());
    }

    private ReturnMessage echo(Command c) {
        Envelope e = envelope("done/" + c.key());
        if (c.kind() != Command.Kind.REFUND) {
            return new CommandOutcome(e, c.key(), Outcome.DONE, "rehearsed", null);
        }
        String gateway = c.payment().substring(0, c.payment().indexOf('/'));
        return new RefundSettled(e, c.key(), gateway, "rehearsed/" + c.key(), c.amount(), false);
    }

    private Envelope envelope(String key) {
        return new Envelope(
                Uuid5.of(stored.id() + "/" + key),
                merchant,
                "hub",
                key,
                List.of(),
                now,
                now,
                now.toEpochMilli(),
                Envelope.CURRENT_SCHEMA);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
