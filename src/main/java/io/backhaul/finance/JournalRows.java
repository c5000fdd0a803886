package io.backhaul.finance;

import io.backhaul.core.money.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** One row per ledger line: debit or credit, never both, never negative. */
final class JournalRows {

    static final List<String> COLUMNS = List.of(
            "feed_version",
            "file_seq",
            "entry_id",
            "entry_line_no",
            "posting_date",
            "event_type",
            "merchant_id",
            "account_role",
            "account_code",
            "debit_amount",
            "credit_amount",
            "currency",
            "order_ref",
            "return_case_id",
            "refund_id",
            "gateway",
            "gateway_refund_ref",
            "supplier_id",
            "supplier_credit_ref",
            "tax_code",
            "reverses_entry_id",
            "description");

    static final String FEED_VERSION = "1";

    private JournalRows() {}

    static List<List<String>> of(FeedFlavour.Release release, PostedEntry entry) {
        return entry.lines().stream().map(line -> row(release, entry, line)).toList();
    }

    private static List<String> row(FeedFlavour.Release release, PostedEntry entry, PostedEntry.PostedLine line) {
        return List.of(
                FEED_VERSION,
                Long.toString(release.sequence()),
                Long.toString(entry.id()),
                Integer.toString(line.number()),
                postingDate(entry),
                entry.eventType(),
                release.merchant(),
                line.role(),
                line.account(),
                amount(line.debit(), entry.currency()),
                amount(line.credit(), entry.currency()),
                entry.currency(),
                FreeText.safe(entry.orderName()),
                entry.caseId().toString(),
                refundId(entry),
                entry.gateway(),
                gatewayReference(entry),
                entry.supplier(),
                creditReference(entry),
                "",
                "",
                FreeText.safe(entry.reason()));
    }

    /** The day in UTC on which it was posted. */
    static String postingDate(PostedEntry entry) {
        return LocalDate.ofInstant(entry.at(), ZoneOffset.UTC).toString();
    }

    /** The hub's own name of the refund: the obligation it was posted for. */
    static String refundId(PostedEntry entry) {
        return entry.isRefund() ? FreeText.safe(entry.key()) : "";
    }

    static String gatewayReference(PostedEntry entry) {
        return entry.isRefund() ? FreeText.safe(entry.plainReference(entry.gateway())) : "";
    }

    static String creditReference(PostedEntry entry) {
        return entry.isSupplierCredit() ? FreeText.safe(entry.plainReference(entry.supplier())) : "";
    }

    private static String amount(long minor, String currency) {
        return minor == 0 ? "" : new Money(minor, currency).decimal();
    }
}
