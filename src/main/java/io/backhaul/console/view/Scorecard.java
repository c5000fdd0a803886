package io.backhaul.console.view;

import io.backhaul.core.policy.Gap;
import java.util.List;
import java.util.Map;

/**
 * How a supplier treats returns (rows S141, S177 to S179, S206).
 *
 * @param returns returns with goods of this supplier
 * @param open how many of them are not closed
 * @param reasons returns by the customer's reason
 * @param deliveredToInspectedHours average hours from the parcel's arrival to the supplier's inspection, or null without any
 * @param claimToCreditHours average hours from the claim to the supplier's credit, or null without any
 * @param openCredit what he still owes, per currency
 * @param gaps what is not agreed with him, or not in step with what the merchant promises (rows S127, S172, S189)
 */
public record Scorecard(
        String supplier,
        long returns,
        long open,
        Map<String, Long> reasons,
        Double deliveredToInspectedHours,
        Double claimToCreditHours,
        List<Amount> openCredit,
        List<Gap> gaps) {}
