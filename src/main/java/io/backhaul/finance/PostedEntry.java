package io.backhaul.finance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One ledger entry with its lines, as the feeds read it.
 *
 * @param id number of the entry, unique for ever within the merchant
 * @param key the obligation it was posted for
 * @param orderName the order as people call it, for example {@code #2001}
 * @param at when it was posted (UTC, business time)
 * @param supplier supplier it concerns, or empty
 * @param reference refund id or credit reference, qualified by its owner where it has one, or null
 */
record PostedEntry(
        long id,
        String key,
        UUID caseId,
        String orderName,
        Instant at,
        String eventType,
        String reason,
        String currency,
        String supplier,
        String reference,
        List<PostedLine> lines) {

    /** One side of the entry in minor units: exactly one of {@code debit} and {@code credit} is positive. */
    record PostedLine(int number, String account, long debit, long credit) {

        /** {@code PROCESSOR_CLEARING} of {@code PROCESSOR_CLEARING:stripe}. */
        String role() {
            int colon = account.indexOf(':');
            return colon < 0 ? account : account.substring(0, colon);
        }

        /** {@code stripe} of {@code PROCESSOR_CLEARING:stripe}, or empty. */
        String party() {
            int colon = account.indexOf(':');
            return colon < 0 ? "" : account.substring(colon + 1);
        }
    }

    long totalDebit() {
        return lines.stream().mapToLong(PostedLine::debit).reduce(0, Math::addExact);
    }

    long totalCredit() {
        return lines.stream().mapToLong(PostedLine::credit).reduce(0, Math::addExact);
    }

    boolean isRefund() {
        return eventType.startsWith("REFUND_");
    }

    boolean isSupplierCredit() {
        return eventType.startsWith("SUPPLIER_CREDIT_");
    }

    /** The gateway the money went through: of the clearing account, else of the refund's qualified reference; or empty. */
    String gateway() {
        return lines.stream()
                .filter(line -> line.role().equals("PROCESSOR_CLEARING"))
                .map(PostedLine::party)
                .findFirst()
                .orElse(
                        isRefund() && reference != null && reference.contains("/")
                                ? reference.substring(0, reference.indexOf('/'))
                                : "");
    }

    /** True when the gateway's clearing account is debited: money that had left came back. */
    boolean cameBack() {
        return lines.stream().anyMatch(line -> line.role().equals("PROCESSOR_CLEARING") && line.debit() > 0);
    }

    /** The reference without its owner: {@code re_1} of {@code stripe/re_1}; empty when there is none. */
    String plainReference(String owner) {
        if (reference == null) {
            return "";
        }
        return !owner.isEmpty() && reference.startsWith(owner + "/")
                ? reference.substring(owner.length() + 1)
                : reference;
    }
}
