package io.backhaul.core.decision;

import io.backhaul.core.correlation.Correlation;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.SupplierUnreachable;
import io.backhaul.core.returns.Facts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The mail of ours that did not reach a supplier, as long as nothing shows that he is reached after all.
 *
 * @param last the last report of it
 * @param number how many reports there were, so that each is a task of its own
 */
public record Unreached(SupplierUnreachable last, int number) {

    /** Empty when every mail seems to have come, or he has said anything since. */
    public static Optional<Unreached> of(Facts facts, String supplier) {
        List<SupplierUnreachable> reports = facts.all(SupplierUnreachable.class).stream()
                .filter(u -> u.supplier().equals(supplier))
                .sorted(Comparator.comparing(
                                (SupplierUnreachable u) -> u.envelope().receivedAt())
                        .thenComparing(u -> u.envelope().id()))
                .toList();
        if (reports.isEmpty()) {
            return Optional.empty();
        }
        SupplierUnreachable last = reports.get(reports.size() - 1);
        boolean spoke = facts.everything().stream().anyMatch(m -> isHisWordSince(m, supplier, last));
        return spoke ? Optional.empty() : Optional.of(new Unreached(last, reports.size()));
    }

    private static boolean isHisWordSince(ReturnMessage m, String supplier, SupplierUnreachable report) {
        return !(m instanceof SupplierUnreachable)
                && supplier.equals(Correlation.supplier(m))
                && m.envelope().receivedAt().isAfter(report.envelope().receivedAt());
    }
}
