package io.backhaul.core.hindsight;

import io.backhaul.core.decision.Decisions;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.port.Cases.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What other terms would have meant in money (N8): every case is rehearsed under its own terms and under the changed ones, by
 * the same procedure, so that the difference is the terms' alone.
 */
public final class WhatIf {

    private final Decisions decisions;
    private final UnaryOperator<Terms> change;
    private final Instant end;

    /**
     * @param change makes the changed terms out of a case's own
     * @param end until when time goes on in the rehearsal (UTC)
     */
    public WhatIf(Decisions decisions, UnaryOperator<Terms> change, Instant end) {
        this.decisions = decisions;
        this.change = change;
        this.end = end;
    }

    /** The same figures before and after. */
    public record Compared(Figures before, Figures after) {

        Compared plus(Compared more) {
            return new Compared(before.plus(more.before), after.plus(more.after));
        }
    }

    /**
     * A case that would have gone another way.
     *
     * @param differences what would differ, before and after
     */
    public record Changed(UUID caseId, String orderName, List<Difference> differences) {

        public Changed {
            differences = List.copyOf(differences);
        }
    }

    /**
     * What came of it.
     *
     * @param cases how many cases were rehearsed
     * @param total all suppliers together; a return with two suppliers counts once for each
     * @param suppliers by supplier
     * @param changed the cases that would have gone another way
     */
    public record Result(int cases, Compared total, Map<String, Compared> suppliers, List<Changed> changed) {

        public static final Result NONE = new Result(0, new Compared(Figures.NONE, Figures.NONE), Map.of(), List.of());

        public Result plus(Result more) {
            Map<String, Compared> both = new TreeMap<>(suppliers);
            more.suppliers.forEach((supplier, c) -> both.merge(supplier, c, Compared::plus));
            List<Changed> all = new ArrayList<>(changed);
            all.addAll(more.changed);
            return new Result(cases + more.cases, total.plus(more.total), both, all);
        }
    }

    /** Rehearses these cases; the stream may be parallel. */
    public Result run(Stream<Stored> past) {
        return past.map(this::one).reduce(Result.NONE, Result::plus);
    }

    private Result one(Stored stored) {
        Terms changed = change.apply(stored.terms());
        Played before = Rehearsal.play(decisions, stored, stored.terms(), end);
        Played after = same(changed, stored.terms()) ? before : Rehearsal.play(decisions, stored, changed, end);
        Map<String, Compared> suppliers = new TreeMap<>();
        List<Difference> differences = new ArrayList<>(after.picture().since(before.picture()));
        for (String supplier : both(before, after)) {
            Figures was = before.legs().getOrDefault(supplier, Figures.NONE);
            Figures is = after.legs().getOrDefault(supplier, Figures.NONE);
            suppliers.put(supplier, new Compared(was, is));
            differences.addAll(differences(supplier, was, is));
        }
        Compared total = suppliers.values().stream().reduce(new Compared(Figures.NONE, Figures.NONE), Compared::plus);
        List<Changed> list =
                differences.isEmpty() ? List.of() : List.of(new Changed(stored.id(), name(stored), differences));
        return new Result(1, total, suppliers, list);
    }

    private static boolean same(Terms a, Terms b) {
        return a.policy().equals(b.policy()) && a.passports().equals(b.passports());
    }

    private static TreeSet<String> both(Played before, Played after) {
        TreeSet<String> suppliers = new TreeSet<>(before.legs().keySet());
        suppliers.addAll(after.legs().keySet());
        return suppliers;
    }

    private static List<Difference> differences(String supplier, Figures was, Figures is) {
        List<Difference> found = new ArrayList<>();
        compare("refund", supplier, money(was.refunds()), money(is.refunds()), found);
        compare("kept goods", supplier, money(was.keptValue()), money(is.keptValue()), found);
        compare("return label", supplier, money(was.labels()), money(is.labels()), found);
        compare("supplier owes", supplier, money(was.recovery()), money(is.recovery()), found);
        compare("days to refund", supplier, days(was), days(is), found);
        return found;
    }

    private static void compare(String what, String supplier, String was, String is, List<Difference> found) {
        if (!Objects.equals(was, is)) {
            found.add(new Difference(what, supplier, was, is));
        }
    }

    private static String money(Map<String, Money> sums) {
        return sums.isEmpty()
                ? "nothing"
                : String.join(
                        " and ", sums.values().stream().map(Money::toString).toList());
    }

    private static String days(Figures f) {
        return f.daysToRefund() == null ? null : f.daysToRefund().toString();
    }

    private static String name(Stored stored) {
        return stored.facts().stream()
                .filter(ReturnRequested.class::isInstance)
                .map(f -> ((ReturnRequested) f).order().orderName())
                .findFirst()
                .orElse("");
    }
}
