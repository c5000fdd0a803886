package io.backhaul.console.page;

import static io.backhaul.core.message.OperatorAction.ACKNOWLEDGE;
import static io.backhaul.core.message.OperatorAction.ADDRESS_CONFIRMED;
import static io.backhaul.core.message.OperatorAction.ADJUST;
import static io.backhaul.core.message.OperatorAction.APPROVE;
import static io.backhaul.core.message.OperatorAction.APPROVE_REFUND;
import static io.backhaul.core.message.OperatorAction.CANCEL_RETURN;
import static io.backhaul.core.message.OperatorAction.CARRIER_CLAIMED;
import static io.backhaul.core.message.OperatorAction.CARRIER_DECLINED;
import static io.backhaul.core.message.OperatorAction.CARRIER_PAID;
import static io.backhaul.core.message.OperatorAction.CARRIER_WRITE_OFF;
import static io.backhaul.core.message.OperatorAction.CREDIT_RECEIVED;
import static io.backhaul.core.message.OperatorAction.DECLINE;
import static io.backhaul.core.message.OperatorAction.KEEP_IT;
import static io.backhaul.core.message.OperatorAction.REFUND;
import static io.backhaul.core.message.OperatorAction.REFUND_DONE_BY_HAND;
import static io.backhaul.core.message.OperatorAction.RELEASE_REFUND;
import static io.backhaul.core.message.OperatorAction.REPLACEMENT_SHIPPED;
import static io.backhaul.core.message.OperatorAction.STORE_CREDIT_ISSUED;
import static io.backhaul.core.message.OperatorAction.SUPPLIER_AUTHORIZED;
import static io.backhaul.core.message.OperatorAction.SUPPLIER_DECLINED;
import static io.backhaul.core.message.OperatorAction.WRITE_OFF;

import io.backhaul.console.view.ReviewItem;
import io.backhaul.core.message.OperatorAction;
import java.util.List;
import java.util.Map;

/** The answers that fit a question: each question offers what would settle it, and nothing else. */
final class Answers {

    private static final Map<String, List<OperatorAction>> FITTING = Map.ofEntries(
            Map.entry("RequestOutsideWindow", List.of(APPROVE, DECLINE)),
            Map.entry("LateOrder", List.of(APPROVE, DECLINE)),
            Map.entry("CustomerWaits", List.of(REFUND, ACKNOWLEDGE)),
            Map.entry("AddressChanged", List.of(ADDRESS_CONFIRMED, ACKNOWLEDGE)),
            Map.entry("Instructions", List.of(SUPPLIER_AUTHORIZED, SUPPLIER_DECLINED, ACKNOWLEDGE)),
            Map.entry("SupplierDeclined", List.of(REFUND, DECLINE)),
            Map.entry("InspectionContradicts", List.of(REFUND, DECLINE)),
            Map.entry("GoodsMissing", List.of(REFUND, DECLINE)),
            Map.entry("SupplierSilent", List.of(SUPPLIER_AUTHORIZED, SUPPLIER_DECLINED, REFUND)),
            Map.entry("SourcesContradict", List.of(SUPPLIER_AUTHORIZED, SUPPLIER_DECLINED, KEEP_IT)),
            Map.entry("AskSupplier", List.of(SUPPLIER_AUTHORIZED, SUPPLIER_DECLINED)),
            Map.entry("SupplierWantsMore", List.of(SUPPLIER_AUTHORIZED, SUPPLIER_DECLINED)),
            Map.entry("RefundInTrouble", List.of(REFUND, REFUND_DONE_BY_HAND, ADJUST)),
            Map.entry("RefundByHand", List.of(REFUND_DONE_BY_HAND, ADJUST)),
            Map.entry("NoReturnTracking", List.of(REFUND, DECLINE)),
            Map.entry("NotReceived", List.of(REFUND, DECLINE)),
            Map.entry("IssueStoreCredit", List.of(STORE_CREDIT_ISSUED, ADJUST)),
            Map.entry("ReplacementDue", List.of(REPLACEMENT_SHIPPED, REFUND)),
            Map.entry("ClaimCarrier", List.of(CARRIER_CLAIMED, ACKNOWLEDGE)),
            Map.entry("ParcelInTrouble", List.of(CARRIER_CLAIMED, REFUND, DECLINE, ACKNOWLEDGE)),
            Map.entry("ChaseCarrier", List.of(CARRIER_PAID, CARRIER_DECLINED, CARRIER_WRITE_OFF)),
            Map.entry("SupplierOwes", List.of(CREDIT_RECEIVED, WRITE_OFF)),
            Map.entry("CreditDoubtful", List.of(CREDIT_RECEIVED, WRITE_OFF)),
            Map.entry("ChaseCredit", List.of(CREDIT_RECEIVED, WRITE_OFF)),
            Map.entry("RefundOnRequest", List.of(ADJUST)),
            Map.entry("RefundOnAuthorization", List.of(ADJUST)),
            Map.entry("RefundOnTracking", List.of(ADJUST)),
            Map.entry("RefundOnReceipt", List.of(ADJUST)),
            Map.entry("RefundInspectedGoods", List.of(ADJUST)),
            Map.entry("RefundAfterSilence", List.of(ADJUST)),
            Map.entry("RefundKeptGoods", List.of(ADJUST)),
            Map.entry("RefundByOperator", List.of(ADJUST)),
            Map.entry("AdvanceRefund", List.of(ADJUST)),
            Map.entry("RefundAgain", List.of(ADJUST)),
            Map.entry("SecondApproval", List.of(APPROVE_REFUND)),
            Map.entry("DailyCap", List.of(RELEASE_REFUND)),
            Map.entry("CustomerCancels", List.of(CANCEL_RETURN, DECLINE, ACKNOWLEDGE)));

    private Answers() {}

    /** Forms for this item; empty when it names no case to decide on, or only a note can close it. */
    static List<ActionForm> of(ReviewItem item) {
        if (item.caseId() == null || item.reasonClass().equals("Reconciliation")) {
            return List.of();
        }
        return FITTING.getOrDefault(item.reasonClass(), List.of(ACKNOWLEDGE)).stream()
                .map(action -> ActionForm.of(action, item.suppliers()))
                .toList();
    }
}
