package io.backhaul.core.message;

import java.util.Locale;

/**
 * Something a partner, a person or the clock told the hub about a return: the only way in. Every channel's mapping ends in
 * one of these records; the JSON form is described by {@code mappings/canonical/return-message.schema.json}.
 */
public sealed interface ReturnMessage
        permits ReturnRequested,
                EvidenceProvided,
                ReturnAuthorized,
                ReturnDeclined,
                MoreInformationRequested,
                ReturnShipped,
                ShipmentStatusChanged,
                GoodsReceived,
                InspectionReported,
                ReplacementShipped,
                RefundSettled,
                RefundFailed,
                RefundMadeElsewhere,
                PaymentDisputed,
                SupplierCreditIssued,
                SupplierCreditDeclined,
                SupplierUnreachable,
                CancellationRequested,
                CancellationAnswered,
                OperatorDecided,
                DeadlinePassed,
                CommandOutcome,
                SupplierOrderReported,
                OrderPlaced {

    Envelope envelope();

    /** The kind as it stands in JSON, for example {@code RETURN_REQUESTED}. */
    default String kind() {
        return kindOf(getClass());
    }

    /** {@code ReturnRequested} is written {@code RETURN_REQUESTED}. */
    static String kindOf(Class<? extends ReturnMessage> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
