package io.backhaul.core.policy;

import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was agreed with a supplier beyond his usual terms. All of it may be missing: what is missing is listed to a person and
 * never guessed.
 *
 * @param role whether he takes goods back at all (rows S122 to S124)
 * @param returnAddress where goods go, or null when he names it with each authorization
 * @param settledBy whether he credits or refunds (row S49)
 * @param grants exceptions to his usual terms; a later one lies upon an earlier
 * @param platform what the platform grants over his head (row S5)
 * @param handling how long he may take to ship, or null
 * @param rmaExpires how long his authorization holds, or null for the merchant's own span
 * @param advanceLimit per currency: how much he may owe before nobody is refunded ahead of him (row S204, N9)
 * @param source where the policy was published, or null
 * @param asOf when it was read there, or null (conflict X4: suppliers contradict themselves, so versions are dated)
 * @param signedOn when he signed the agreement, or null (row S173)
 */
public record Agreement(
        Role role,
        ReturnAddress returnAddress,
        SettledBy settledBy,
        List<Grant> grants,
        List<Grant> platform,
        Handling handling,
        Window rmaExpires,
        Map<String, Money> advanceLimit,
        String source,
        LocalDate asOf,
        LocalDate signedOn) {

    /** What a supplier is to a return. */
    public enum Role {
        /** Takes products back (row S123). */
        LOGISTICAL,
        /** Credits without a physical item (row S124). */
        FINANCIAL
    }

    /** How his money comes (rows S49, S50). */
    public enum SettledBy {
        CREDIT,
        REFUND
    }

    /** The cases in which a platform may overturn a supplier's own policy (rows S5, S6, S13, S14, S17). */
    public static final Set<Reason> EXTREME_CASES = Set.of(
            Reason.DAMAGED,
            Reason.WRONG_ITEM,
            Reason.PACKAGING_DAMAGED,
            Reason.NOT_RECEIVED,
            Reason.LATE,
            Reason.ADDRESS_ERROR);

    /** Nothing beyond the usual terms. */
    public static final Agreement USUAL = new Agreement(
            Role.LOGISTICAL, null, SettledBy.CREDIT, List.of(), List.of(), null, null, Map.of(), null, null, null);

    public Agreement {
        role = role == null ? Role.LOGISTICAL : role;
        settledBy = settledBy == null ? SettledBy.CREDIT : settledBy;
        grants = grants == null ? List.of() : List.copyOf(grants);
        platform = platform == null ? List.of() : List.copyOf(platform);
        advanceLimit = advanceLimit == null ? Map.of() : Map.copyOf(advanceLimit);
    }
}
