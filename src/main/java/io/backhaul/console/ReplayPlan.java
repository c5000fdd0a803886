package io.backhaul.console;

import io.backhaul.core.hindsight.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What taking a message up again does, or would do.
 *
 * @param messageId the message or receipt
 * @param dryRun true when nothing was written
 * @param status the status it would have, or has now
 * @param duplicate whether it says something the hub already knows, so that nothing would change
 * @param effects what follows, in words for people
 */
public record ReplayPlan(UUID messageId, boolean dryRun, String status, boolean duplicate, List<String> effects) {

    public ReplayPlan {
        effects = List.copyOf(effects);
    }

    /** The same with what would change in business terms. */
    public ReplayPlan with(Effect effect) {
        if (duplicate) {
            return this;
        }
        List<String> all = new ArrayList<>(effects);
        all.addAll(effect.words());
        return new ReplayPlan(messageId, dryRun, effect.fate(), false, all);
    }
}
