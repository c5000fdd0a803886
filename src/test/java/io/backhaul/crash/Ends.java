package io.backhaul.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the returns stand, by the hub's API and by the gateway's own books. */
final class Ends {

    private final List<String> unfinished = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> twice = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int refunds;

    Ends(List<CrashReturn> returns, Desk hub, Desk partners) {
        Map<String, List<JsonNode>> cases = new LinkedHashMap<>();
        hub.items("/api/cases")
                .forEach(c -> cases.computeIfAbsent(c.get("orderName").asText(), o -> new ArrayList<>())
                        .add(c));
        Sight sight = new Sight(partners);
        for (CrashReturn r : returns) {
            List<JsonNode> known = cases.getOrDefault(r.order(), List.of());
            if (known.size() != 1 || !ended(r, known.get(0))) {
                unfinished.add(r.order() + " " + r.course() + " " + known);
            }
            money(r, sight.paid(r.payment()));
        }
    }

    private static boolean ended(CrashReturn r, JsonNode c) {
        boolean closed = c.get("status").asText().equals("CLOSED");
        return r.course() == CrashReturn.Course.KEEP_IT
                ? closed || c.at("/legs/0/customerMoney").asText().equals("PAID")
                : closed;
    }

    private void money(CrashReturn r, List<JsonNode> paid) {
        refunds += paid.size();
        if (paid.isEmpty()) {
            lost.add(r.order());
        } else if (paid.size() > 1) {
            twice.add(r.order() + " " + paid);
        } else if (paid.get(0).get("amount").asLong() != r.owed()
                || !paid.get(0).get("status").asText().equals("succeeded")) {
            wrong.add(r.order() + " owed " + r.owed() + ": " + paid);
        }
    }

    /** Nothing more is to come of any return. */
    boolean reached() {
        return unfinished.isEmpty() && lost.isEmpty();
    }

    /** Returns whose case is not at its end. */
    List<String> unfinished() {
        return unfinished;
    }

    /** Returns whose customer got nothing. */
    List<String> lost() {
        return lost;
    }

    /** Returns whose customer was paid more than once. */
    List<String> twice() {
        return twice;
    }

    /** Returns whose one refund is not what was owed. */
    List<String> wrong() {
        return wrong;
    }

    int refunds() {
        return refunds;
    }
}
