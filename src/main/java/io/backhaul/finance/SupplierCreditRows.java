package io.backhaul.finance;

import io.backhaul.core.money.Money;
import java.util.List;

/** One row per event of a supplier's credit: claimed, received, refused, written off. The amount is positive. */
final class SupplierCreditRows {

    static final List<String> COLUMNS = List.of(
            "feed_version",
            "file_seq",
            "entry_id",
            "posting_date",
            "event_type",
            "merchant_id",
            "supplier_id",
            "supplier_credit_ref",
            "order_ref",
            "return_case_id",
            "amount",
            "currency",
            "description");

    private SupplierCreditRows() {}

    static List<List<String>> of(FeedFlavour.Release release, PostedEntry entry) {
        return List.of(List.of(
                JournalRows.FEED_VERSION,
                Long.toString(release.sequence()),
                Long.toString(entry.id()),
                JournalRows.postingDate(entry),
                entry.eventType(),
                release.merchant(),
                entry.supplier(),
                JournalRows.creditReference(entry),
                FreeText.safe(entry.orderName()),
                entry.caseId().toString(),
                new Money(entry.totalDebit(), entry.currency()).decimal(),
                entry.currency(),
                FreeText.safe(entry.reason())));
    }
}
