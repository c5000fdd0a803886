package io.backhaul.core.hindsight;

import io.backhaul.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a message would change if it were applied now, in business terms.
 *
 * @param messageId the message
 * @param kind its kind
 * @param fate APPLIED, or WAITING, REVIEW, IGNORED, REJECTED, SPLIT or DUPLICATE when it would itself change no case
 * @param caseId the case it belongs to, or null
 * @param orderName that case's order, or null
 * @param opensCase true when the case would be a new one
 * @param reason why it is not applied, or null
 * @param refunds refunds that would be ordered
 * @param claims what would be claimed from suppliers in addition
 * @param commands kinds of all effects that would be ordered, refunds included
 * @param decided what would be decided, with the reason
 * @param changes everything else that would not be as it was
 */
public record Effect(
        UUID messageId,
        String kind,
        String fate,
        UUID caseId,
        String orderName,
        boolean opensCase,
        String reason,
        List<Money> refunds,
        List<Money> claims,
        List<String> commands,
        List<String> decided,
        List<Difference> changes) {

    /** Fate of a message that becomes a fact. */
    public static final String APPLIED = "APPLIED";

    public Effect {
        refunds = List.copyOf(refunds);
        claims = List.copyOf(claims);
        commands = List.copyOf(commands);
        decided = List.copyOf(decided);
        changes = List.copyOf(changes);
    }

    /** A message that changes no case. */
    public static Effect none(UUID messageId, String kind, String fate, UUID caseId, String reason) {
        return new Effect(
                messageId, kind, fate, caseId, null, false, reason, List.of(), List.of(), List.of(), List.of(),
                List.of());
    }

    public boolean changesNothing() {
        return !opensCase && decided.isEmpty() && changes.isEmpty();
    }

    /** True when it moves a track or the word for the case. */
    public boolean movesStatus() {
        return changes.stream()
                .anyMatch(d -> !d.what().equals("question") && !d.what().equals("owed"));
    }

    /** True when it contradicts something, so that a person would have to choose. */
    public boolean conflicts() {
        return fate.equals("REVIEW");
    }

    public long questionsOpened() {
        return changes.stream()
                .filter(d -> d.what().equals("question") && d.after() != null)
                .count();
    }

    public long questionsClosed() {
        return changes.stream()
                .filter(d -> d.what().equals("question") && d.after() == null)
                .count();
    }

    /** In sentences: the sums first, then each change, then each decision. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(EffectSum.of(List.of(this)).words());
        if (reason != null) {
            words.add(reason);
        }
        changes.forEach(d -> words.add(d.toString()));
        decided.forEach(words::add);
        return words;
    }
}
