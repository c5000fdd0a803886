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
import java.util.List;

/**
 * Decides which case a message belongs to. Exact keys only: the strongest kind of key wins, a tie or a contradiction goes to
 * a person, and a message without any known key waits (decision: WAITING is not REVIEW).
 */
public final class Correlation {

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
        List<Reference> keys = message.envelope().references();
        if (keys.isEmpty()) {
            return new Match.Ambiguous("it names no order, RMA, tracking number or thread", List.of());
        }
        return new Match.Waits(keys);
    }

    private static Match strongest(ReturnMessage message, List<Candidate> fitting) {
        int best = fitting.stream().mapToInt(Candidate::strength).min().orElseThrow();
        List<Candidate> top = fitting.stream().filter(c -> c.strength() == best).toList();
        if (top.size() > 1 && best <= Candidate.OWN_KEY) {
            List<Candidate> open = top.stream().filter(Candidate::open).toList();
            top = open.size() == 1 ? open : top;
        }
        if (top.size() > 1) {
            return new Match.Ambiguous(top.size() + " returns fit equally well", top);
        }
        Candidate chosen = top.get(0);
        if (contradicted(message, chosen, fitting)) {
            return new Match.Ambiguous("its keys point to different returns", fitting);
        }
        return new Match.Belongs(chosen.caseId());
    }

    /** An order name that is not this case's, or an RMA that is another's, inside a thread of this case. */
    private static boolean contradicted(ReturnMessage message, Candidate chosen, List<Candidate> fitting) {
        String named = message.envelope().reference(Type.ORDER_NAME);
        boolean otherOrder = named != null && !named.equals(chosen.orderName());
        boolean otherRma = fitting.stream()
                .filter(c -> !c.caseId().equals(chosen.caseId()))
                .anyMatch(c -> c.matched().stream().anyMatch(r -> r.type() == Type.RMA)
                        && chosen.matched().stream().noneMatch(r -> r.type() == Type.RMA));
        return otherOrder || otherRma;
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
        }
        return null;
    }
}
