package io.backhaul.store;

import io.backhaul.core.explain.Explanation;
import io.backhaul.core.money.Bookkeeping;
import io.backhaul.core.money.Money;
import io.backhaul.core.port.Cases.Change;
import io.backhaul.core.returns.Claim;
import io.backhaul.core.returns.Leg;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lists and pages show of a case without folding it: derived data, rebuilt with every fact. */
final class CaseSummary {

    private CaseSummary() {}

    static Map<String, Object> of(Change change) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put(
                "legs", change.decided().legs().stream().map(CaseSummary::leg).toList());
        summary.put("explanation", Explanation.of(change.decided(), change.questions(), change.deadlines()));
        summary.put("owed", owed(change));
        return summary;
    }

    private static Map<String, Object> leg(Leg leg) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("supplier", leg.supplier());
        shown.put("goods", leg.goods());
        shown.put("customerMoney", leg.customerMoney());
        shown.put("supplierMoney", leg.supplierMoney());
        shown.put("rma", leg.rma());
        shown.put(
                "lines",
                leg.lines().stream()
                        .map(l -> Map.of("sku", l.line().sku(), "quantities", l.quantities()))
                        .toList());
        shown.put(
                "parcels",
                leg.parcels().stream()
                        .map(p -> parcel(
                                p.trackingNumber(), p.carrier(), p.status().name()))
                        .toList());
        shown.put("claim", claim(leg.claim()));
        return shown;
    }

    /** What is booked and credited, what is asked for line by line (rows S85, S89), and until when it can be. */
    private static Map<String, Object> claim(Claim claim) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("amount", claim.booked().minus(claim.cancelled()));
        shown.put("credited", claim.credited());
        shown.put("requested", claim.expected());
        shown.put("lines", claim.lines());
        shown.put("until", claim.ends() == null ? null : claim.ends().at());
        return shown;
    }

    private static Map<String, Object> parcel(String trackingNumber, String carrier, String status) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("trackingNumber", trackingNumber);
        shown.put("carrier", carrier);
        shown.put("status", status);
        return shown;
    }

    private static List<Map<String, Object>> owed(Change change) {
        List<Map<String, Object>> owed = new ArrayList<>();
        for (Map.Entry<String, Money> e : Bookkeeping.owed(change.decided()).entrySet()) {
            owed.add(Map.of("account", e.getKey().substring(0, e.getKey().lastIndexOf(' ')), "amount", e.getValue()));
        }
        return owed;
    }
}
