package io.backhaul.console.hindsight;

import io.backhaul.core.hindsight.Effect;
import io.backhaul.core.hindsight.EffectSum;
import java.util.List;

/**
 * What messages would change if they were applied now, one after the other; nothing was written.
 *
 * @param summary in one sentence
 * @param sum the same as numbers
 * @param items each message, in the order they would be applied
 * @param left how many more messages have this status; they were not worked out
 */
public record DryRunPlan(String summary, EffectSum sum, List<Effect> items, long left) {

    static DryRunPlan of(List<Effect> effects, long left) {
        EffectSum sum = EffectSum.of(effects);
        return new DryRunPlan(sum.words(), sum, List.copyOf(effects), left);
    }
}
