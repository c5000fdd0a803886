package io.backhaul.core.correlation;

import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.MoreInformationRequested;
import io.backhaul.core.message.OrderPlaced;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReplacementShipped;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnDeclined;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.message.SupplierCreditDeclined;
import io.backhaul.core.message.SupplierCreditIssued;
import io.backhaul.core.message.SupplierOrderReported;
import io.backhaul.core.message.SupplierUnreachable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which case a message belongs to. Exact keys only: a tie or a contradiction goes to a person, and a message without
 * any known key waits (decision: WAITING is not REVIEW). What merely resembles a case is {@link Likeness}, and decides nothing.
 */
public final class Correlation {

    private static final Set<Type> IDENTITIES = EnumSet.of(Type.CASE, Type.RETURN, Type.REFUND);

    private Correlation() {}

    /** @param candidates cases of the same merchant that share a reference with the message */
    public static Match match(ReturnMessage message, List<Candidate> candidates) {
        if (message instanceof ReturnRequested) {
            return sameReturn(candidates);
        }
        if (message instanceof OrderPlaced) {
            return new Match.Ignored("an order without a return: noted");
        }
        List<Candidate> fitting =
                candidates.stream().filter(c -> concerns(message, c)).toList();
        if (fitting.isEmpty()) {
            return unmatched(message, candidates);
        }
        return strongest(message, fitting);
    }

    private static Match sameReturn(List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> c.matched().stream().anyMatch(r -> r.type() == Type.RETURN))
                .findFirst()
                .<Match>map(c -> new Match.Belongs(c.caseId()))
                .orElseGet(Match.Opens::new);
    }

    private static Match unmatched(ReturnMessage message, List<Candidate> others) {
        if (!others.isEmpty()) {
            return new Match.Ambiguous("its keys belong to returns that have no goods of this supplier", others);
        }
        List<Reference> keys = message.envelope().references().stream()
                .filter(r -> r.type() != Type.MENTION)
                .toList();
        if (keys.isEmpty()) {
            return new Match.Ambiguous("it names no order, RMA, tracking number or thread", List.of());
        }
        return new Match.Waits(keys);
    }

    /**
     * A store's or our own identity settles it. Otherwise the return must have every known key the message names: where one
     * key points here and another there, nobody's word counts more than a person's.
     */
    private static Match strongest(ReturnMessage message, List<Candidate> fitting) {
        List<Candidate> identified = identified(fitting);
        if (identified.size() == 1 && identified.get(0).strength() == 0) {
            return new Match.Belongs(identified.get(0).caseId());
        }
        List<Candidate> top = identified.isEmpty() ? withEveryKey(fitting) : identified;
        if (top.isEmpty()) {
            return new Match.Ambiguous("its keys point to different returns", fitting);
        }
        if (top.get(0).strength() <= Candidate.OWN_KEY) {
            List<Candidate> open = top.stream().filter(Candidate::open).toList();
            top = open.size() == 1 ? open : top;
        }
        if (top.size() > 1) {
            return new Match.Ambiguous(top.size() + " returns fit equally well", top);
        }
        return namesAnotherOrder(message, top.get(0))
                ? new Match.Ambiguous("its keys point to different returns", fitting)
                : new Match.Belongs(top.get(0).caseId());
    }

    /** Those named by an id only one return has: the case's own, its return at the store, a refund of it. */
    private static List<Candidate> identified(List<Candidate> fitting) {
        int best = fitting.stream()
                .flatMap(c -> c.matched().stream())
                .filter(r -> IDENTITIES.contains(r.type()))
                .mapToInt(r -> Candidate.strength(r.type()))
                .min()
                .orElse(Integer.MAX_VALUE);
        return fitting.stream()
                .filter(c -> c.matched().stream()
                        .anyMatch(r -> IDENTITIES.contains(r.type()) && Candidate.strength(r.type()) == best))
                .toList();
    }

    private static List<Candidate> withEveryKey(List<Candidate> fitting) {
        Set<Reference> known =
                fitting.stream().flatMap(c -> c.matched().stream()).collect(Collectors.toSet());
        return fitting.stream().filter(c -> c.matched().equals(known)).toList();
    }

    /** The order it names is neither a key of this case nor its order's name written otherwise. */
    private static boolean namesAnotherOrder(ReturnMessage message, Candidate chosen) {
        return message.envelope().references().stream()
                .filter(r -> r.type() == Type.ORDER_NAME)
                .filter(r -> !chosen.matched().contains(r))
                .anyMatch(r -> Spelling.compare(r.value(), chosen.orderName()) != Spelling.Degree.SAME);
    }

    private static boolean concerns(ReturnMessage message, Candidate candidate) {
        String supplier = supplier(message);
        return supplier == null || candidate.suppliers().contains(supplier);
    }

    /** The supplier a message speaks for; null when it speaks for nobody in particular. */
    public static String supplier(ReturnMessage message) {
        if (message instanceof ReturnAuthorized m) {
            return m.supplier();
        } else if (message instanceof ReturnDeclined m) {
            return m.supplier();
        } else if (message instanceof MoreInformationRequested m) {
            return m.supplier();
        } else if (message instanceof GoodsReceived m) {
            return m.supplier();
        } else if (message instanceof InspectionReported m) {
            return m.supplier();
        } else if (message instanceof ReplacementShipped m) {
            return m.supplier();
        } else if (message instanceof SupplierCreditIssued m) {
            return m.supplier();
        } else if (message instanceof SupplierCreditDeclined m) {
            return m.supplier();
        } else if (message instanceof SupplierOrderReported m) {
            return m.supplier();
        } else if (message instanceof SupplierUnreachable m) {
            return m.supplier();
        }
        return null;
    }
}
