package io.backhaul.core.decision;

import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    public record Result(ReturnCase decided, List<Decision> fresh, List<Decision> questions) {}

    public Result decide(ReturnCase c, Instant now) {
        List<Decision> fresh = new ArrayList<>();
        ReturnCase current = c;
        for (int round = 0; round < LONGEST_CHAIN; round++) {
            List<Decision> holding = holding(current, now);
            ReturnCase before = current;
            List<Decision> unmade = holding.stream()
                    .filter(d -> before.madeFor(d.key()).isEmpty())
                    .toList();
            if (unmade.isEmpty()) {
                return new Result(current, fresh, questions(holding));
            }
            fresh.addAll(unmade);
            current = current.deciding(unmade, now);
        }
        throw new IllegalStateException("rules do not come to rest on case " + c.id() + ": " + fresh);
    }

    /** Rules are asked one after the other, each seeing what the ones before it have decided, so no two pay one debt. */
    private List<Decision> holding(ReturnCase c, Instant now) {
        Map<String, Decision> holding = new LinkedHashMap<>();
        ReturnCase current = c;
        for (Rule rule : rules) {
            List<Decision> said = rule.decide(current, now);
            said.forEach(d -> holding.putIfAbsent(d.key(), d));
            ReturnCase seen = current;
            List<Decision> unmade =
                    said.stream().filter(d -> seen.madeFor(d.key()).isEmpty()).toList();
            current = unmade.isEmpty() ? current : current.deciding(unmade, now);
        }
        return List.copyOf(holding.values());
    }

    private static List<Decision> questions(List<Decision> holding) {
        return holding.stream().filter(Decision::isQuestion).toList();
    }
}
