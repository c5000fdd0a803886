package io.backhaul.core.correlation;

import io.backhaul.core.correlation.Sketch.Part;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.MoreInformationRequested;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnDeclined;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.SupplierCreditIssued;
import io.backhaul.core.returns.Goods;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a message's goods, amount and kind say for or against one supplier's part of a case. */
final class GoodsEvidence {

    private static final Set<Goods> UNDER_WAY = EnumSet.of(Goods.AUTHORIZED, Goods.IN_TRANSIT, Goods.DELIVERED);

    private GoodsEvidence() {}

    static List<Evidence> of(ReturnMessage message, Part part) {
        List<Evidence> found = new ArrayList<>(lines(Contents.lines(message), part));
        if (message instanceof SupplierCreditIssued credit) {
            found.add(amount(credit, part));
        }
        stage(message, part.goods()).ifPresent(found::add);
        return found;
    }

    private static List<Evidence> lines(List<LineQuantity> lines, Part part) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<LineQuantity> inIt = lines.stream().filter(l -> units(l, part) > 0).toList();
        if (inIt.isEmpty()) {
            return List.of(new Evidence(-30, "SKU " + lines.get(0).sku() + " is not in it"));
        } else if (inIt.size() < lines.size()) {
            return List.of(new Evidence(5, "only some of its SKUs are in it"));
        }
        List<Evidence> found = new ArrayList<>();
        found.add(new Evidence(20, "SKU " + lines.get(0).sku() + " is in it"));
        quantity(lines, part).ifPresent(found::add);
        return found;
    }

    private static Optional<Evidence> quantity(List<LineQuantity> lines, Part part) {
        if (lines.stream().anyMatch(l -> l.quantity() > units(l, part))) {
            return Optional.of(new Evidence(-15, "more units than were asked to be returned"));
        }
        boolean all = lines.stream().allMatch(l -> l.quantity() == units(l, part));
        return all ? Optional.of(new Evidence(5, "the quantity is equal")) : Optional.empty();
    }

    /** Units of this SKU, however it is written. */
    static int units(LineQuantity line, Part part) {
        return part.units().entrySet().stream()
                .filter(e -> Spelling.sku(e.getKey()).equals(Spelling.sku(line.sku())))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static Evidence amount(SupplierCreditIssued credit, Part part) {
        if (!part.owed().isPositive()) {
            return new Evidence(-10, "he owes nothing on it");
        }
        return credit.amount().equals(part.owed())
                ? new Evidence(20, credit.amount() + " is what he owes on it")
                : new Evidence(-10, "he owes " + part.owed() + " on it, not " + credit.amount());
    }

    /** Whether the case is where such a message is due. */
    private static Optional<Evidence> stage(ReturnMessage message, Goods goods) {
        boolean answer = message instanceof ReturnAuthorized
                || message instanceof ReturnDeclined
                || message instanceof MoreInformationRequested;
        if (answer) {
            return Optional.of(
                    goods == Goods.REQUESTED
                            ? new Evidence(10, "he has not answered it yet")
                            : new Evidence(-5, "he has answered it already"));
        } else if (message instanceof GoodsReceived || message instanceof InspectionReported) {
            return Optional.of(
                    UNDER_WAY.contains(goods)
                            ? new Evidence(10, "its goods are expected at the supplier")
                            : new Evidence(goods == Goods.REQUESTED ? 0 : -10, "its goods are not on their way"));
        }
        return Optional.empty();
    }
}
