package io.backhaul.core.decision;

import java.util.List;

/** All rules, in the order a return meets them. A new rule is one class and one line here. */
public final class Rules {

    private Rules() {}

    public static List<Rule> all() {
        return List.of(
                new UnknownSupplier(),
                new RequestInsideWindow(),
                new RequestOutsideWindow(),
                new LateOrder(),
                new AcknowledgeRequest(),
                new CustomerWaits(),
                new DeclineForMerchant(),
                new KeepItUnderThreshold(),
                new EvidenceBeforeSupplier(),
                new AskSupplier(),
                new TwoClocks(),
                new SupplierSilent(),
                new SupplierWantsMore(),
                new SupplierDeclined(),
                new SourcesContradict(),
                new ApproveAtStore(),
                new Instructions(),
                new TellStoreTracking(),
                new UnexpectedParcel(),
                new ParcelInTrouble(),
                new AskForInspection(),
                new InspectionContradicts(),
                new GoodsMissing(),
                new PaidByHand(),
                new RefundKeptGoods(),
                new RefundInspectedGoods(),
                new RefundAfterSilence(),
                new RefundByOperator(),
                new RefundAgain(),
                new RefundByHand(),
                new RefundInTrouble(),
                new RefundedTwice(),
                new SupplierOwes(),
                new WriteOff(),
                new CancelClaim(),
                new ClaimKeptGoods(),
                new ChaseCredit(),
                new CreditDoubtful(),
                new ProcessAtStore(),
                new RestockOtherStores(),
                new CloseAtStore(),
                new CommandFailed(),
                new CustomerCancels(),
                new CloseWhenNothingIsOwed());
    }
}
