package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Applies all rules to a case until none has anything new to say. A pure function of the case and the time of the message
 * applied: it reads no clock.
 */
public final class Decisions {

    /** A chain of rules is a handful long; more means two rules feed each other. */
    private static final int LONGEST_CHAIN = 12;

    private final List<Rule> rules;

    public Decisions(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * What came of deciding.
     *
     * @param decided the case with the new decisions made
     * @param fresh decisions not made before, in the order they were made
     * @param questions everything a person must answer now
     */
    public record Result(ReturnCase decided, List<Decision> fresh, List<Decision> questions) {

        /** The one word for the case: a question to a person comes before everything. */
        public CaseStatus status() {
            if (questions.stream().anyMatch(q -> q.outcome() == Decision.Outcome.REVIEW)) {
                return CaseStatus.REVIEW;
            }
            return questions.isEmpty() && CaseStatus.isFinished(decided) ? CaseStatus.CLOSED : CaseStatus.OPEN;
        }
    }

    /** True when deciding needs to know what the suppliers of this case owe over all cases. */
    public static boolean asksForExposure(ReturnCase c) {
        return AdvanceRefund.offered(c);
    }

    /**
     * The same within the merchant's daily cap. What was ordered today is counted only when a refund is about to be ordered:
     * whoever counts may have to wait for others who count.
     *
     * @param ordered refunds ordered over all cases in this currency on the day of now
     */
    public Result decide(ReturnCase c, Instant now, Function<String, Money> ordered) {
        Result free = decide(c, now);
        Map<String, Money> today = new TreeMap<>();
        free.fresh().stream()
                .flatMap(d -> d.commands().stream())
                .filter(command -> command.kind() == Command.Kind.REFUND)
                .map(command -> command.amount().currency())
                .filter(currency -> c.limits().cap(currency).isPresent())
                .sorted()
                .distinct()
                .forEach(currency -> today.put(currency, ordered.apply(currency)));
        return today.isEmpty() ? free : decide(c.within(c.limits(), today, day(c, now)), now);
    }

    /** The merchant's day at this time. */
    public static LocalDate day(ReturnCase c, Instant now) {
        return now.atZone(c.terms().policy().zone()).toLocalDate();
    }

    /** Rules are asked in turn, each seeing what was decided before it, until all have nothing to add to the same state. */
    public Result decide(ReturnCase c, Instant now) {
        List<Decision> fresh = new ArrayList<>();
        List<Collection<Decision>> holding = new ArrayList<>(Collections.nCopies(rules.size(), List.of()));
        ReturnCase current = c;
        int asked = 0;
        for (int quiet = 0; quiet < rules.size(); quiet++) {
            if (asked == LONGEST_CHAIN * rules.size()) {
                throw new IllegalStateException("rules do not come to rest on case " + c.id() + ": " + fresh);
            }
            int turn = asked++ % rules.size();
            Map<String, Decision> said = new LinkedHashMap<>();
            ReturnCase after = ask(rules.get(turn), current, now, said);
            holding.set(turn, said.values());
            if (after != current) {
                ReturnCase before = current;
                said.values().stream()
                        .filter(d -> before.madeFor(d.key()).isEmpty())
                        .forEach(fresh::add);
                quiet = -1;
                current = after;
            }
        }
        return new Result(current, fresh, questions(holding));
    }

    /** Of several refunds one rule sees due, each is decided knowing the one before: they share what is left to refund. */
    private static ReturnCase ask(Rule rule, ReturnCase c, Instant now, Map<String, Decision> holding) {
        ReturnCase current = c;
        boolean more = true;
        while (more) {
            ReturnCase seen = current;
            List<Decision> said = rule.decide(seen, now);
            if (said.isEmpty()) {
                return seen;
            }
            Set<String> keys = new HashSet<>();
            List<Decision> unmade = said.stream()
                    .filter(d -> seen.madeFor(d.key()).isEmpty() && keys.add(d.key()))
                    .toList();
            List<Decision> taken = upToFirstRefund(unmade);
            said.stream()
                    .filter(d -> taken.contains(d) || !unmade.contains(d))
                    .forEach(d -> holding.putIfAbsent(d.key(), d));
            current = taken.isEmpty() ? seen : seen.deciding(taken, now);
            more = taken.size() < unmade.size();
        }
        return current;
    }

    private static List<Decision> upToFirstRefund(List<Decision> unmade) {
        for (int i = 0; i < unmade.size(); i++) {
            if (paysBack(unmade.get(i))) {
                return unmade.subList(0, i + 1);
            }
        }
        return unmade;
    }

    private static boolean paysBack(Decision d) {
        return d.outcome() == Decision.Outcome.STORE_CREDIT_DUE
                || d.outcome() == Decision.Outcome.CHARGED_BACK
                || d.commands().stream().anyMatch(command -> command.payment() != null);
    }

    /** Each question once, in the order of the rules. */
    private static List<Decision> questions(List<Collection<Decision>> holding) {
        Map<String, Decision> questions = new LinkedHashMap<>();
        for (Collection<Decision> said : holding) {
            for (Decision d : said) {
                if (d.isQuestion()) {
                    questions.putIfAbsent(d.key(), d);
                }
            }
        }
        return List.copyOf(questions.values());
    }
}
