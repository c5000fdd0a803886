package io.backhaul.core;

import io.backhaul.core.correlation.Candidate;
import io.backhaul.core.correlation.Correlation;
import io.backhaul.core.correlation.Keys;
import io.backhaul.core.correlation.Lookalike;
import io.backhaul.core.correlation.Match;
import io.backhaul.core.correlation.Probes;
import io.backhaul.core.decision.Deadlines;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.OperatorGuard;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.OrderPlaced;
import io.backhaul.core.message.PaymentDisputed;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.money.Bookkeeping;
import io.backhaul.core.money.Money;
import io.backhaul.core.port.Cases;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes one canonical message: finds its case, folds it in, decides, and hands the change to the store. It must run inside
 * one transaction; running it again with the same message is harmless because every effect has a key of its own.
 */
public final class ReturnDesk {

    private final Cases cases;
    private final Decisions decisions;
    private final CaseSearch search;

    public ReturnDesk(Cases cases, Decisions decisions) {
        this.cases = cases;
        this.decisions = decisions;
        this.search = new CaseSearch(cases);
    }

    /** What became of a message. */
    public sealed interface Handled {

        /** It is a fact of this case now. */
        record Applied(UUID caseId) implements Handled {}

        /** Well-formed, but no case has any of these keys yet. */
        record Waiting(List<Reference> keys) implements Handled {}

        /**
         * A person must look.
         *
         * @param candidates cases it may belong to, best first, with what speaks for and against each
         * @param keys when a case learns one of these, the message is matched by itself and nobody is asked any more
         */
        record Review(String reasonClass, String reason, List<Lookalike> candidates, List<Reference> keys)
                implements Handled {
            /** Class of what its sender may not decide by himself. */
            public static final String UNTRUSTED = "UNTRUSTED";

            Review(String reasonClass, String reason, List<Lookalike> candidates) {
                this(reasonClass, reason, candidates, List.of());
            }

            /** The same question for a reason that is known better. */
            public Review because(String better) {
                return new Review(reasonClass, better, candidates, keys);
            }
        }

        /** It speaks about several returns and says clearly what about which: its parts are messages of their own. */
        record Split(List<ReturnMessage> parts) implements Handled {}

        record Ignored(String reason) implements Handled {}

        /** It is not possible (any more); nothing changed. */
        record Rejected(String reason) implements Handled {}
    }

    /**
     * @param trusted false when the sender could not be authenticated: such a message may inform, but moves nothing
     * @param assigned the case a person chose for this message, or null
     */
    public Handled handle(ReturnMessage message, boolean trusted, UUID assigned) {
        String merchant = message.envelope().merchant();
        List<Reference> sought = Keys.sought(message);
        cases.lock(merchant, locks(message, sought));
        if (trusted) {
            notePayments(merchant, message);
        }
        List<Candidate> candidates = search.candidates(message, sought);
        Match match = assigned != null ? new Match.Belongs(assigned) : Correlation.match(message, candidates);
        if (!trusted) {
            return new Handled.Review(
                    Handled.Review.UNTRUSTED,
                    "the sender is not authenticated, so this may not decide anything by itself",
                    search.ranked(message, candidates));
        }
        if (match instanceof Match.Opens) {
            return open(merchant, (ReturnRequested) message, candidates);
        } else if (match instanceof Match.Belongs belongs) {
            return add(merchant, belongs.caseId(), message, assigned != null);
        }
        if (message instanceof RefundMadeElsewhere outside) {
            cases.noteOutsideRefund(merchant, outside);
        } else if (message instanceof PaymentDisputed dispute) {
            cases.noteDispute(merchant, dispute);
        }
        return search.unplaced(message, match);
    }

    /** The keys it looks for and the keys it will teach, however they are written, in the one order everybody locks in. */
    private static List<Reference> locks(ReturnMessage message, List<Reference> sought) {
        List<Reference> all = new ArrayList<>(sought);
        all.addAll(Keys.learned(message).keySet());
        if (message instanceof OrderPlaced placed) {
            all.addAll(Keys.payments(placed.order()));
        }
        all.addAll(Probes.spelled(all));
        return all.stream().distinct().sorted().toList();
    }

    private void notePayments(String merchant, ReturnMessage message) {
        if (message instanceof ReturnRequested requested) {
            cases.notePayments(merchant, requested.order());
        } else if (message instanceof OrderPlaced placed) {
            cases.notePayments(merchant, placed.order());
        }
    }

    private Handled open(String merchant, ReturnRequested request, List<Candidate> candidates) {
        if (request.envelope().reference(Reference.Type.RETURN) == null) {
            return new Handled.Review(
                    "NAMELESS_RETURN", "it names no return, so it cannot open one", search.ranked(request, candidates));
        }
        UUID id = Uuid5.of(merchant + "/" + request.envelope().reference(Reference.Type.RETURN));
        Optional<Cases.Stored> known = cases.load(merchant, id);
        if (known.isPresent()) {
            return apply(merchant, known.get(), request);
        }
        var terms = cases.termsFor(merchant, request.order());
        var payments = cases.payments(merchant, request.order());
        return apply(merchant, new Cases.Stored(id, 0, terms, List.of(), List.of(), payments), request);
    }

    private Handled add(String merchant, UUID caseId, ReturnMessage message, boolean byPerson) {
        Cases.Stored stored = cases.load(merchant, caseId).orElse(null);
        if (stored == null) {
            return new Handled.Rejected("there is no case " + caseId);
        }
        ReturnCase before =
                new ReturnCase(stored.id(), merchant, stored.terms(), stored.facts(), stored.made(), stored.payments());
        if (message instanceof OperatorDecided decided) {
            return OperatorGuard.refusal(before, decided, stored.version())
                    .<Handled>map(refusal -> new Handled.Rejected(refusal.words()))
                    .orElseGet(() -> apply(merchant, stored, message));
        }
        if (message instanceof RefundMadeElsewhere outside) {
            return addOutside(merchant, before, outside, byPerson);
        }
        if (message instanceof PaymentDisputed dispute) {
            cases.noteDispute(merchant, dispute);
            return apply(merchant, cases.load(merchant, caseId).orElseThrow(), message);
        }
        Optional<Handled> doubt = byPerson ? Optional.empty() : search.otherGoods(message, before);
        return doubt.orElseGet(() -> apply(merchant, stored, message));
    }

    /** A refund that may be our own counts nowhere before a person has said whose it is (decision 1.7). */
    private Handled addOutside(String merchant, ReturnCase before, RefundMadeElsewhere outside, boolean byPerson) {
        if (!byPerson && couldBeOurs(before, outside)) {
            return new Handled.Review(
                    "DOUBTFUL_REFUND",
                    "a refund of " + outside.amount() + " without our mark may be our own whose outcome is unknown",
                    List.of());
        }
        cases.noteOutsideRefund(merchant, outside);
        return apply(merchant, cases.load(merchant, before.id()).orElseThrow(), outside);
    }

    private Handled apply(String merchant, Cases.Stored stored, ReturnMessage message) {
        List<ReturnMessage> facts = new ArrayList<>(stored.facts());
        facts.add(message);
        ReturnCase c = new ReturnCase(stored.id(), merchant, stored.terms(), facts, stored.made(), stored.payments());
        save(merchant, c.knowing(exposure(merchant, c)), message);
        return new Handled.Applied(stored.id());
    }

    /** What the suppliers of this case owe, where a refund may go ahead of the goods. */
    private Map<String, Map<String, Money>> exposure(String merchant, ReturnCase c) {
        if (!Decisions.asksForExposure(c)) {
            return Map.of();
        }
        return c.legs().stream()
                .map(Leg::supplier)
                .collect(Collectors.toMap(Function.identity(), s -> cases.exposure(merchant, s)));
    }

    /** An unmarked refund of exactly the amount of one of ours in doubt must not be counted twice (decision 1.7). */
    private static boolean couldBeOurs(ReturnCase c, RefundMadeElsewhere outside) {
        return c.legs().stream()
                .flatMap(leg -> c.refunds().commands(leg.supplier()).stream())
                .filter(r -> c.refunds().state(r) == CustomerMoney.UNKNOWN)
                .anyMatch(r -> r.amount().equals(outside.amount()) && !outside.failed());
    }

    private void save(String merchant, ReturnCase c, ReturnMessage fact) {
        Decisions.Result result = cases.decide(decisions, c, fact.envelope().receivedAt());
        cases.save(
                merchant,
                new Cases.Change(
                        result.decided(),
                        fact,
                        result.fresh(),
                        result.questions(),
                        result.status(),
                        Deadlines.of(result.decided()),
                        Bookkeeping.entries(result.decided()),
                        Keys.learned(fact)));
    }
}
