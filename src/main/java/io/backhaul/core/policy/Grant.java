package io.backhaul.core.policy;

import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/**
 * What a supplier grants in some circumstances, where it differs from what he grants otherwise: an exception in his passport.
 * A field that is null says nothing about it, so exceptions lie upon each other.
 *
 * @param reasons reasons it holds for; empty for all
 * @param countries ISO 3166 codes of the ship-to countries it holds for; empty for all
 * @param productClasses classes of goods it holds for, such as {@code perishable}; empty for all
 * @param accepts false when he takes no claim at all (rows S2, S32)
 * @param claimWindow until when he must be told
 * @param evidence kinds of files he wants (rows S7, S97)
 * @param evidenceNote what the files must show, in his words
 * @param recoveryPercent share of the unit cost he owes
 * @param restockingPercent share of that he keeps for restocking (row S77)
 * @param returnShipping who pays for the way back (rows S9, S57)
 * @param goodsBack false when he wants no goods
 * @param remedies what he offers; where he offers several, his answer says which it is
 * @param lateAfter when an order that has not arrived counts as late (row S17)
 * @param originalPackaging true when goods must come back unused in their original packaging (row S58)
 */
public record Grant(
        Set<Reason> reasons,
        Set<String> countries,
        Set<String> productClasses,
        Boolean accepts,
        Window claimWindow,
        Set<Evidence.Kind> evidence,
        String evidenceNote,
        BigDecimal recoveryPercent,
        BigDecimal restockingPercent,
        Bearer returnShipping,
        Boolean goodsBack,
        Set<Remedy> remedies,
        Window lateAfter,
        Boolean originalPackaging) {

    public Grant {
        reasons = reasons == null ? Set.of() : Set.copyOf(reasons);
        countries = countries == null ? Set.of() : Set.copyOf(countries);
        productClasses = productClasses == null ? Set.of() : Set.copyOf(productClasses);
    }

    /** An exception that says nothing about packaging. */
    public Grant(
            Set<Reason> reasons,
            Set<String> countries,
            Set<String> productClasses,
            Boolean accepts,
            Window claimWindow,
            Set<Evidence.Kind> evidence,
            String evidenceNote,
            BigDecimal recoveryPercent,
            BigDecimal restockingPercent,
            Bearer returnShipping,
            Boolean goodsBack,
            Set<Remedy> remedies,
            Window lateAfter) {
        this(
                reasons,
                countries,
                productClasses,
                accepts,
                claimWindow,
                evidence,
                evidenceNote,
                recoveryPercent,
                restockingPercent,
                returnShipping,
                goodsBack,
                remedies,
                lateAfter,
                null);
    }

    /** True when it speaks about this line of this order, returned for this reason. */
    public boolean holdsFor(Reason reason, OrderSnapshot order, Line line) {
        boolean country = countries.isEmpty() || order.country() != null && countries.contains(order.country());
        boolean goods = productClasses.isEmpty()
                || line.productClass() != null
                        && productClasses.contains(line.productClass().toLowerCase(Locale.ROOT));
        return country && goods && (reasons.isEmpty() || reasons.contains(reason));
    }
}
