package io.backhaul.partner.shopify;

import io.backhaul.partner.shopify.ShopifyAnswer.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * How stock is raised once although answers get lost and customers buy meanwhile: what is sent is kept, with its key, before it
 * is sent; whatever is in doubt is read back from the level, and what the level cannot tell is left to a person.
 *
 * @param move what is sent
 * @param key the idempotency key it is sent under
 */
public record StockPlan(StockMove move, String key) {

    /** The store forgets a key after 24 hours; then the same call would count again. */
    public static final Duration KEY_LIFE = Duration.ofHours(23);

    /** What to do next. */
    public sealed interface Step {}

    /** Send this, the first time or once more under its key. */
    public record Send(StockPlan plan) implements Step {}

    /** It took effect. */
    public record Raised(int available) implements Step {}

    /** Nobody can tell whether it took effect. */
    public record Person(String why) implements Step {}

    /**
     * The next step of a plan that may have taken effect.
     *
     * @param available the level as it is now
     * @param age time since it was first sent
     */
    public Step next(int available, Duration age) {
        WantedState state = move.state(available);
        if (state == WantedState.REACHED) {
            return new Raised(available);
        }
        boolean keyHolds = age.compareTo(KEY_LIFE) < 0;
        return state == WantedState.NOT_YET && keyHolds ? new Send(this) : new Person(doubt(available, keyHolds));
    }

    private String doubt(int available, boolean keyHolds) {
        String level = "its level was " + move.changeFrom() + " and is " + available;
        return keyHolds
                ? level + " by now, with sales between: check whether +" + move.delta() + " is in it"
                : level + ", and the store may have forgotten the call: check whether +" + move.delta() + " is in it";
    }

    /**
     * True when this answer proves that the plan never took effect and never will, so that a new one may be made.
     *
     * @param first whether it was never sent before: the store also calls a repetition stale that did take effect
     */
    public static boolean isVoid(ShopifyAnswer answer, boolean first) {
        return refusal(answer)
                .filter(r -> r == Refusal.NEW_KEY_NEEDED || r == Refusal.STALE && first)
                .isPresent();
    }

    /** True when the answer leaves it open: the level must be read. */
    public static boolean isDoubtful(ShopifyAnswer answer, boolean first) {
        return answer instanceof ShopifyAnswer.Unknown
                || answer instanceof ShopifyAnswer.Throttled wait && !wait.unsent()
                || !first && refusal(answer).filter(r -> r == Refusal.STALE).isPresent();
    }

    private static Optional<Refusal> refusal(ShopifyAnswer answer) {
        return answer instanceof ShopifyAnswer.Refused refused ? Optional.of(refused.refusal()) : Optional.empty();
    }
}
