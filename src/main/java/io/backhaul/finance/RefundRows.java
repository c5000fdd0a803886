package io.backhaul.finance;

import io.backhaul.core.money.Money;
import java.util.List;

/**
 * One row per refund event. The amount is positive; direction OUT means that it left for the customer, BACK that it came back
 * because the refund failed after all.
 */
final class RefundRows {

    static final List<String> COLUMNS = List.of(
            "feed_version",
            "file_seq",
            "entry_id",
            "posting_date",
            "event_type",
            "merchant_id",
            "order_ref",
            "return_case_id",
            "refund_id",
            "gateway",
            "gateway_refund_ref",
            "direction",
            "amount",
            "currency",
            "description");

    private RefundRows() {}

    static List<List<String>> of(FeedFlavour.Release release, PostedEntry entry) {
        return List.of(List.of(
                JournalRows.FEED_VERSION,
                Long.toString(release.sequence()),
                Long.toString(entry.id()),
                JournalRows.postingDate(entry),
                entry.eventType(),
                release.merchant(),
                FreeText.safe(entry.orderName()),
                entry.caseId().toString(),
                JournalRows.refundId(entry),
                entry.gateway(),
                JournalRows.gatewayReference(entry),
                entry.cameBack() ? "BACK" : "OUT",
                new Money(entry.totalDebit(), entry.currency()).decimal(),
                entry.currency(),
                FreeText.safe(entry.reason())));
    }
}
