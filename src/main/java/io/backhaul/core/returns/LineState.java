package io.backhaul.core.returns;

import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Line;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Granted;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One line of a return as quantities: this is where state lives, since half a line can be authorised and half declined.
 *
 * @param line the line as requested
 * @param authorised units the supplier takes back (or credits)
 * @param declined units he does not
 * @param kept units that stay with the customer
 * @param shipped units in parcels on their way or arrived
 * @param delivered units that reached the supplier
 * @param inspected units by what became of them
 * @param replaced units the supplier ships again
 * @param granted what the supplier grants for it
 */
public record LineState(
        Line line,
        int authorised,
        int declined,
        int kept,
        int shipped,
        int delivered,
        Map<Disposition, Integer> inspected,
        int replaced,
        Granted granted) {

    public LineState {
        inspected = Map.copyOf(inspected);
    }

    public int inspectedUnits() {
        return inspected.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Units an inspection found to be there, whatever their condition. */
    public int acceptedByInspection() {
        return inspectedUnits() - inspected.getOrDefault(Disposition.MISSING, 0);
    }

    /** Units the supplier has said neither yes nor no to. */
    public int undecided() {
        return Math.max(0, line.quantity() - authorised - declined);
    }

    public Money price(int units) {
        return line.unitPrice().times(units);
    }

    /** For people and the API: only quantities that are not zero, requested always. */
    public Map<String, Integer> quantities() {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("requested", line.quantity());
        all.put("authorised", authorised);
        all.put("declined", declined);
        all.put("kept", kept);
        all.put("inTransit", Math.max(0, shipped - delivered));
        all.put("delivered", delivered);
        all.put("replaced", replaced);
        for (Disposition d : Disposition.values()) {
            all.put(d.name().toLowerCase(Locale.ROOT), inspected.getOrDefault(d, 0));
        }
        all.entrySet().removeIf(e -> e.getValue() == 0 && !e.getKey().equals("requested"));
        return all;
    }
}
