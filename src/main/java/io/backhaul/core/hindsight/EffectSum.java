package io.backhaul.core.hindsight;

import io.backhaul.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What many messages would change together.
 *
 * @param messages how many messages
 * @param refunds how many refunds would be ordered
 * @param refunded their sum by currency
 * @param claimed what would be claimed in addition, by currency
 * @param statusChanges messages that would move a track or a case
 * @param questionsOpened questions that would be asked
 * @param questionsClosed questions that would be answered by it
 * @param conflicts messages a person would still have to place
 * @param noChange messages that would change nothing
 */
public record EffectSum(
        int messages,
        int refunds,
        Map<String, Money> refunded,
        Map<String, Money> claimed,
        int statusChanges,
        int questionsOpened,
        int questionsClosed,
        int conflicts,
        int noChange) {

    public static EffectSum of(List<Effect> effects) {
        return new EffectSum(
                effects.size(),
                effects.stream().mapToInt(e -> e.refunds().size()).sum(),
                sums(effects.stream().flatMap(e -> e.refunds().stream()).toList()),
                sums(effects.stream().flatMap(e -> e.claims().stream()).toList()),
                (int) effects.stream().filter(Effect::movesStatus).count(),
                (int) effects.stream().mapToLong(Effect::questionsOpened).sum(),
                (int) effects.stream().mapToLong(Effect::questionsClosed).sum(),
                (int) effects.stream().filter(Effect::conflicts).count(),
                (int) effects.stream()
                        .filter(e -> e.changesNothing() && !e.conflicts())
                        .count());
    }

    private static Map<String, Money> sums(List<Money> amounts) {
        Map<String, Money> sums = new TreeMap<>();
        amounts.forEach(m -> sums.merge(m.currency(), m, Money::plus));
        return sums;
    }

    /** For example: "17 messages: 0 refunds, 3 status changes, 2 conflicts, 12 no change". */
    public String words() {
        List<String> parts = new ArrayList<>();
        parts.add(count(refunds, "refund") + (refunded.isEmpty() ? "" : " of " + list(refunded)));
        parts.add(count(statusChanges, "status change"));
        if (!claimed.isEmpty()) {
            parts.add("claims +" + list(claimed));
        }
        if (questionsOpened > 0) {
            parts.add(count(questionsOpened, "question") + " asked");
        }
        if (questionsClosed > 0) {
            parts.add(count(questionsClosed, "question") + " closed");
        }
        parts.add(count(conflicts, "conflict"));
        parts.add(noChange + " no change");
        return count(messages, "message") + ": " + String.join(", ", parts);
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private static String list(Map<String, Money> sums) {
        return String.join(" and ", sums.values().stream().map(Money::toString).toList());
    }
}
