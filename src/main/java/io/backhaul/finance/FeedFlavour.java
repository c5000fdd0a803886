package io.backhaul.finance;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The kinds of feed file. Each has a sequence of its own per merchant, and every ledger entry it speaks about stands in
 * exactly one of its files.
 */
public enum FeedFlavour {
    /** One row per refund that was paid, failed, or was made outside the hub. */
    REFUNDS(
            "refunds",
            "REFUNDS",
            RefundRows.COLUMNS,
            RefundRows::of,
            List.of("REFUND_PAID", "REFUND_FAILED", "REFUND_MADE_ELSEWHERE")),
    /** One row per supplier credit claimed, received, refused or written off. */
    SUPPLIER_CREDITS(
            "supplier-credits",
            "CREDITS",
            SupplierCreditRows.COLUMNS,
            SupplierCreditRows::of,
            List.of("SUPPLIER_CREDIT_CLAIMED", "SUPPLIER_CREDIT_RECEIVED", "SUPPLIER_CREDIT_REJECTED", "WRITE_OFF")),
    /** Every entry, line by line, debit and credit: what a finance system books. Last, so that it is the newest file. */
    JOURNAL("journal", "FIN", JournalRows.COLUMNS, JournalRows::of, List.of());

    private static final String SAFE_NAME = "[A-Za-z0-9._-]+";

    private final String code;
    private final String label;
    private final List<String> columns;
    private final BiFunction<Release, PostedEntry, List<List<String>>> rows;
    private final List<String> eventTypes;

    FeedFlavour(
            String code,
            String label,
            List<String> columns,
            BiFunction<Release, PostedEntry, List<List<String>>> rows,
            List<String> eventTypes) {
        this.code = code;
        this.label = label;
        this.columns = columns;
        this.rows = rows;
        this.eventTypes = eventTypes;
    }

    /** The name in the database and in the API, for example {@code supplier-credits}. */
    public String code() {
        return code;
    }

    /** The file's name; the merchant's code must be safe in a file name ({@link IllegalArgumentException}). */
    String fileName(String merchant, LocalDate date, long sequence) {
        if (!merchant.matches(SAFE_NAME)) {
            throw new IllegalArgumentException("merchant code not usable in a file name: " + merchant);
        }
        return "BACKHAUL_%s_%s_%s_%06d.csv"
                .formatted(label, merchant, date.format(DateTimeFormatter.BASIC_ISO_DATE), sequence);
    }

    List<String> columns() {
        return columns;
    }

    List<List<String>> rows(Release release, PostedEntry entry) {
        return rows.apply(release, entry);
    }

    /** The ledger events this flavour speaks about; empty means all. */
    List<String> eventTypes() {
        return eventTypes;
    }

    /** Whether only entries that concern a supplier belong in it: a write-off of a customer's refund is no credit. */
    boolean concernsSupplier() {
        return this == SUPPLIER_CREDITS;
    }

    /** Whose file this is and its number: what every row repeats. */
    record Release(String merchant, long sequence) {}
}
