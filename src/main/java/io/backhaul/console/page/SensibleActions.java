package io.backhaul.console.page;

import io.backhaul.console.view.CaseView;
import io.backhaul.console.view.CommandView;
import io.backhaul.console.view.Leg;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.money.Account;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a person can sensibly do with a case as it stands (row S64): the rest is not offered. */
final class SensibleActions {

    private static final Set<String> REFUND_OPEN = Set.of("NONE", "DUE", "REJECTED", "FAILED", "NEEDS_REVIEW");
    /** Rules that send a person to the carrier. */
    private static final Set<String> CARRIERS = Set.of("ClaimCarrier", "ParcelInTrouble");

    private static final Set<String> CREDIT_OPEN = Set.of("CLAIMED", "ACCEPTED", "DECLINED", "PART_CREDITED");

    private static final Set<String> NOT_SENT = Set.of("REQUESTED", "AUTHORIZED", "DECLINED");
    private static final Map<OperatorAction, Predicate<Leg>> BY_LEG = new EnumMap<>(Map.ofEntries(
            Map.entry(OperatorAction.SUPPLIER_AUTHORIZED, leg -> leg.goods().equals("REQUESTED")),
            Map.entry(OperatorAction.SUPPLIER_DECLINED, leg -> leg.goods().equals("REQUESTED")),
            Map.entry(
                    OperatorAction.GOODS_RECEIVED,
                    leg -> Set.of("AUTHORIZED", "IN_TRANSIT").contains(leg.goods())),
            Map.entry(OperatorAction.REFUND, leg -> REFUND_OPEN.contains(leg.customerMoney())),
            Map.entry(OperatorAction.KEEP_IT, leg -> unpaid(leg) && NOT_SENT.contains(leg.goods())),
            Map.entry(OperatorAction.PARTIAL_REFUND, leg -> unpaid(leg) && NOT_SENT.contains(leg.goods())),
            Map.entry(OperatorAction.STORE_CREDIT, SensibleActions::unpaid),
            Map.entry(
                    OperatorAction.REPLACEMENT_SHIPPED,
                    leg -> unpaid(leg) && !leg.goods().equals("REQUESTED")),
            Map.entry(
                    OperatorAction.CLAIM_CANCELLED,
                    leg -> leg.supplierMoney().equals("CLAIMED") && leg.goods().equals("REQUESTED")),
            Map.entry(
                    OperatorAction.ADJUST,
                    leg -> Set.of("DUE", "REJECTED", "FAILED", "NEEDS_REVIEW").contains(leg.customerMoney())),
            Map.entry(OperatorAction.CREDIT_RECEIVED, SensibleActions::creditExpected)));

    private SensibleActions() {}

    static List<ActionForm> of(CaseView view) {
        if (view.status().equals("CLOSED")) {
            return List.of();
        }
        List<ActionForm> forms = new ArrayList<>();
        if (!answered(view)) {
            forms.add(ActionForm.of(OperatorAction.APPROVE, List.of()));
        }
        if (view.legs().stream().anyMatch(leg -> leg.customerMoney().equals("NONE"))) {
            forms.add(ActionForm.of(OperatorAction.DECLINE, List.of()));
        }
        if (view.legs().stream().allMatch(leg -> unpaid(leg) && NOT_SENT.contains(leg.goods()))) {
            forms.add(ActionForm.of(OperatorAction.CANCEL_RETURN, List.of()));
        }
        if (refundByHandWaits(view)) {
            forms.add(ActionForm.of(OperatorAction.REFUND_DONE_BY_HAND, suppliers(view, leg -> true)));
        }
        BY_LEG.forEach((action, fits) -> {
            List<String> suppliers = suppliers(view, fits);
            if (!suppliers.isEmpty()) {
                forms.add(ActionForm.of(action, suppliers));
            }
        });
        List<String> owing = suppliers(view, leg -> owes(view, leg));
        if (!owing.isEmpty()) {
            forms.add(ActionForm.of(OperatorAction.WRITE_OFF, owing));
        }
        settlements(view, forms);
        if (view.status().equals("REVIEW")) {
            forms.add(ActionForm.of(OperatorAction.ACKNOWLEDGE, List.of()));
        }
        return forms;
    }

    private static boolean unpaid(Leg leg) {
        return leg.customerMoney().equals("NONE");
    }

    /** What a person knows of store credit and of the carrier's claim, once one of them is under way. */
    private static void settlements(CaseView view, List<ActionForm> forms) {
        if (decided(view, "STORE_CREDIT_DUE")) {
            List<String> due = suppliers(view, leg -> leg.customerMoney().equals("DUE"));
            offer(forms, due, OperatorAction.STORE_CREDIT_ISSUED);
        }
        boolean toClaim = view.decisions().stream().anyMatch(d -> CARRIERS.contains(d.rule()));
        List<String> all = suppliers(view, leg -> true);
        if (toClaim && !decided(view, "CARRIER_CLAIM")) {
            offer(forms, all, OperatorAction.CARRIER_CLAIMED);
        }
        if (view.ledger().owed().stream().anyMatch(o -> o.account().startsWith("CARRIER_RECEIVABLE:"))) {
            offer(forms, all, OperatorAction.CARRIER_PAID);
            offer(forms, all, OperatorAction.CARRIER_DECLINED);
            offer(forms, all, OperatorAction.CARRIER_WRITE_OFF);
        }
    }

    private static void offer(List<ActionForm> forms, List<String> suppliers, OperatorAction action) {
        if (!suppliers.isEmpty()) {
            forms.add(ActionForm.of(action, suppliers));
        }
    }

    private static boolean decided(CaseView view, String outcome) {
        return view.decisions().stream().anyMatch(d -> d.outcome().equals(outcome));
    }

    /** True when the merchant's own yes or no to the request is given. */
    private static boolean answered(CaseView view) {
        return view.decisions().stream()
                .anyMatch(decided ->
                        decided.outcome().equals("ACCEPTED") || decided.rule().equals("DeclineForMerchant"));
    }

    /** A credit can come once the goods have begun to move, or the supplier lets the customer keep them. */
    private static boolean creditExpected(Leg leg) {
        return CREDIT_OPEN.contains(leg.supplierMoney()) && !leg.goods().equals("REQUESTED");
    }

    /** True while something stands on the supplier's account of this case. */
    private static boolean owes(CaseView view, Leg leg) {
        return view.ledger().owed().stream()
                .anyMatch(owed -> owed.account().equals(Account.supplierReceivable(leg.supplier())));
    }

    private static boolean refundByHandWaits(CaseView view) {
        return view.commands().stream()
                .filter(command -> command.kind().equals("REFUND"))
                .filter(command -> command.destination().equals("manual"))
                .map(CommandView::status)
                .anyMatch(status -> !status.equals("SUCCEEDED"));
    }

    private static List<String> suppliers(CaseView view, Predicate<Leg> fits) {
        return view.legs().stream().filter(fits).map(Leg::supplier).toList();
    }
}
