package io.backhaul.core.returns;

import io.backhaul.core.message.Line;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnDeclined;
import io.backhaul.core.message.ReturnMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the supplier's side says about one line: how many units are authorised, declined, or credited without goods.
 *
 * <p>Within one source later words replace earlier ones unit by unit. Two sources that contradict each other make the line
 * {@code conflicting}, which a person resolves; a person's own decision outranks them all. Goods that one wants back and the other
 * lets the customer keep are such a contradiction while that still makes a difference.
 */
record Verdict(int authorised, int declined, int keepGoods, boolean conflicting, boolean presumed) {

    Verdict(int authorised, int declined, int keepGoods, boolean conflicting) {
        this(authorised, declined, keepGoods, conflicting, false);
    }

    private static final Verdict NONE = new Verdict(0, 0, 0, false);

    /** @param whoseGoods true while it makes a difference whether the goods go back or stay with the customer */
    static Verdict of(Facts facts, String supplier, Line line, int before, boolean whoseGoods) {
        List<OperatorDecided> yes = facts.operator(OperatorAction.SUPPLIER_AUTHORIZED, supplier);
        List<OperatorDecided> no = facts.operator(OperatorAction.SUPPLIER_DECLINED, supplier);
        if (!yes.isEmpty() || !no.isEmpty()) {
            boolean authorised = last(yes) > last(no);
            return new Verdict(authorised ? line.quantity() : 0, authorised ? 0 : line.quantity(), 0, false);
        }
        return combine(
                bySource(facts, supplier).stream()
                        .map(words -> oneSource(words, line, before))
                        .filter(v -> v.authorised + v.declined > 0)
                        .toList(),
                whoseGoods);
    }

    /** Where he has said nothing: the no that his policy or his closed claim window says for him (rows S2, S16, S32). */
    Verdict orNo(Line line) {
        return authorised + declined > 0 || conflicting ? this : new Verdict(0, line.quantity(), 0, false, true);
    }

    private static long last(List<OperatorDecided> decisions) {
        return decisions.stream().mapToLong(d -> d.envelope().sequence()).max().orElse(-1);
    }

    private static List<List<ReturnMessage>> bySource(Facts facts, String supplier) {
        List<ReturnMessage> words = new ArrayList<>();
        facts.all(ReturnAuthorized.class).stream()
                .filter(m -> m.supplier().equals(supplier))
                .forEach(words::add);
        facts.all(ReturnDeclined.class).stream()
                .filter(m -> m.supplier().equals(supplier))
                .forEach(words::add);
        Map<String, List<ReturnMessage>> sources = new LinkedHashMap<>();
        words.forEach(w -> sources.computeIfAbsent(w.envelope().source(), s -> new ArrayList<>())
                .add(w));
        return List.copyOf(sources.values());
    }

    /** Newest words first, each taking what units are left. */
    private static Verdict oneSource(List<ReturnMessage> words, Line line, int before) {
        List<ReturnMessage> newestFirst = words.stream()
                .sorted(Comparator.comparing((ReturnMessage m) -> m.envelope().sequence())
                        .reversed())
                .toList();
        Verdict verdict = NONE;
        for (ReturnMessage word : newestFirst) {
            int left = line.quantity() - verdict.authorised - verdict.declined;
            verdict = verdict.add(word, Math.min(left, Facts.covers(lines(word), line, before)));
        }
        return verdict;
    }

    private static List<LineQuantity> lines(ReturnMessage word) {
        return word instanceof ReturnAuthorized yes ? yes.lines() : ((ReturnDeclined) word).lines();
    }

    private Verdict add(ReturnMessage word, int units) {
        if (word instanceof ReturnAuthorized yes) {
            return new Verdict(authorised + units, declined, keepGoods + (yes.keepGoods() ? units : 0), conflicting);
        }
        return new Verdict(authorised, declined + units, keepGoods, conflicting);
    }

    private static Verdict combine(List<Verdict> sources, boolean whoseGoods) {
        if (sources.isEmpty()) {
            return NONE;
        }
        Verdict first = sources.get(0);
        boolean conflict = sources.stream()
                .anyMatch(v -> v.authorised != first.authorised
                        || v.declined != first.declined
                        || whoseGoods && v.keepGoods != first.keepGoods);
        return conflict ? new Verdict(0, 0, 0, true) : first;
    }
}
