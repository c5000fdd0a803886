package io.backhaul.core.hindsight;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.money.Bookkeeping;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A case in the few words people compare: status, tracks, debts, open questions.
 *
 * @param status the word for the whole case, or null before it exists
 * @param tracks by supplier: goods, customerMoney, supplierMoney
 * @param owed by obligation account and currency
 * @param questions open questions by key, with their reason
 */
public record Picture(
        CaseStatus status,
        Map<String, Map<String, String>> tracks,
        Map<String, String> owed,
        Map<String, String> questions) {

    /** Before there was a case. */
    public static final Picture NOTHING = new Picture(null, Map.of(), Map.of(), Map.of());

    static Picture of(ReturnCase c, List<Decision> open, CaseStatus status) {
        Map<String, Map<String, String>> tracks = new LinkedHashMap<>();
        c.legs().forEach(leg -> tracks.put(leg.supplier(), tracks(leg)));
        Map<String, String> owed = new LinkedHashMap<>();
        Bookkeeping.owed(c)
                .forEach(
                        (account, money) -> owed.put(account.substring(0, account.lastIndexOf(' ')), money.toString()));
        Map<String, String> questions = new LinkedHashMap<>();
        open.forEach(q -> questions.put(q.key(), q.reason()));
        return new Picture(status, tracks, owed, questions);
    }

    private static Map<String, String> tracks(Leg leg) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("goods", leg.goods().name());
        words.put("customerMoney", leg.customerMoney().name());
        words.put("supplierMoney", leg.supplierMoney().name());
        return words;
    }

    /** What is not as it was before. */
    public List<Difference> since(Picture before) {
        List<Difference> found = new ArrayList<>();
        compare("status", null, name(before.status), name(status), found);
        for (String supplier : union(before.tracks.keySet(), tracks.keySet())) {
            Map<String, String> was = before.tracks.getOrDefault(supplier, Map.of());
            Map<String, String> is = tracks.getOrDefault(supplier, Map.of());
            union(was.keySet(), is.keySet()).forEach(t -> compare(t, supplier, was.get(t), is.get(t), found));
        }
        union(before.owed.keySet(), owed.keySet())
                .forEach(a -> compare("owed", a, before.owed.get(a), owed.get(a), found));
        union(before.questions.keySet(), questions.keySet()).stream()
                .filter(q -> before.questions.containsKey(q) != questions.containsKey(q))
                .forEach(q -> compare("question", q, before.questions.get(q), questions.get(q), found));
        return found;
    }

    private static void compare(String what, String supplier, String was, String is, List<Difference> found) {
        if (!Objects.equals(was, is)) {
            found.add(new Difference(what, supplier, was, is));
        }
    }

    private static String name(CaseStatus status) {
        return status == null ? null : status.name();
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new LinkedHashSet<>(a);
        all.addAll(b);
        return all;
    }
}
