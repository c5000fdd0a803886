package io.backhaul.core.policy;

import io.backhaul.core.message.Evidence;
import io.backhaul.core.money.Money;
import java.math.BigDecimal;
import java.util.Set;

/**
 * What a supplier grants for one line in its circumstances: his usual terms with every exception that holds laid upon them.
 * The fields are those of {@link Grant}, all of them answered.
 *
 * @param platform true when the platform's own rule overturned the supplier's (row S5)
 */
public record Granted(
        boolean accepts,
        Window claimWindow,
        Set<Evidence.Kind> evidence,
        String evidenceNote,
        BigDecimal recoveryPercent,
        BigDecimal restockingPercent,
        Bearer returnShipping,
        boolean goodsBack,
        Set<Remedy> remedies,
        Window lateAfter,
        boolean originalPackaging,
        boolean platform) {

    /** The same with the fields of this exception that say something. */
    Granted with(Grant g, boolean byPlatform) {
        return new Granted(
                or(g.accepts(), accepts),
                or(g.claimWindow(), claimWindow),
                or(g.evidence(), evidence),
                or(g.evidenceNote(), evidenceNote),
                or(g.recoveryPercent(), recoveryPercent),
                or(g.restockingPercent(), restockingPercent),
                or(g.returnShipping(), returnShipping),
                or(g.goodsBack(), goodsBack),
                or(g.remedies(), remedies),
                or(g.lateAfter(), lateAfter),
                or(g.originalPackaging(), originalPackaging),
                platform || byPlatform);
    }

    /** True when money is among what he offers. */
    public boolean credits() {
        return accepts && remedies.contains(Remedy.CREDIT) && !carrier();
    }

    /** True when not he but the carrier is to be claimed (rows S11, S14). */
    public boolean carrier() {
        return remedies.contains(Remedy.CARRIER_CLAIM);
    }

    /** What he owes for this many units at this cost, less his restocking fee; nothing where he grants no credit. */
    public Money recovery(Money unitCost, int quantity) {
        Money share = unitCost.times(quantity).percent(recoveryPercent);
        return credits() ? share.minus(share.percent(restockingPercent)) : Money.zero(unitCost.currency());
    }

    private static <T> T or(T said, T otherwise) {
        return said == null ? otherwise : said;
    }
}
