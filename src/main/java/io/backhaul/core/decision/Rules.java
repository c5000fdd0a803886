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
                new DeclineForMerchant(),
                new StaffOverride(),
                new KeepItUnderThreshold(),
                new KeepItByEconomics(),
                new KeepItByOperator(),
                new RefundOnly(),
                new EvidenceBeforeSupplier(),
                new AskSupplier(),
                new SupplierSilent(),
                new SupplierWantsMore(),
                new SupplierDeclined(),
                new SourcesContradict(),
                new ApproveAtStore(),
                new TellStoreTracking(),
                new AskForInspection(),
                new InspectionContradicts(),
                new GoodsMissing(),
                new NotReceived(),
                new PaidByHand(),
                new StoreCreditIssued(),
                new Adjust(),
                new RefundKeptGoods(),
                new RefundOnRequest(),
                new RefundOnAuthorization(),
                new RefundOnTracking(),
                new RefundOnReceipt(),
                new RefundInspectedGoods(),
                new RefundAfterSilence(),
                new AdvanceRefund(),
                new RefundByOperator(),
                new NoReturnTracking(),
                new ReplacementDue(),
                new ReplacedAndRefunded(),
                new RefundedNotReturned(),
                new IssueStoreCredit(),
                new RefundAgain(),
                new RefundByHand(),
                new RefundInTrouble(),
                new RefundedTwice(),
                new SupplierOwes(),
                new WriteOff(),
                new ClaimKeptGoods(),
                new ChaseCredit(),
                new CreditDoubtful(),
                new CarrierOwes(),
                new ClaimCarrier(),
                new CarrierWriteOff(),
                new ChaseCarrier(),
                new ProcessAtStore(),
                new RestockOtherStores(),
                new CloseAtStore(),
                new CommandFailed(),
                new CustomerCancels(),
                new CloseWhenNothingIsOwed());
    }
}
