package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A person declined the request; the store tells the customer with the reason given (rows S82, S83).
 */
final class DeclineForMerchant implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        List<OperatorDecided> declined = c.facts().operator(OperatorAction.DECLINE, null);
        if (!declinesAll(c, declined) || started(c)) {
            return List.of();
        }
        String by = declined.get(0).by();
        return List.of(
                decision(c, "declined", Decision.Outcome.DONE, null, "Declined by " + by + ".", commands(c, by)));
    }

    /** The whole return by one word, or every leg by its own. */
    private static boolean declinesAll(ReturnCase c, List<OperatorDecided> declined) {
        return declined.stream().anyMatch(d -> d.supplier() == null)
                || !c.legs().isEmpty()
                        && c.legs().stream().allMatch(leg -> c.facts().decided(OperatorAction.DECLINE, leg.supplier()));
    }

    /** Once the return goes ahead or money is due, a no is about what is in question, not about the return. */
    private static boolean started(ReturnCase c) {
        boolean due = c.legs().stream().anyMatch(leg -> c.refunds().due(leg.supplier()) != null);
        boolean goesAhead = c.has(Decision.Outcome.ACCEPTED)
                && c.legs().stream().anyMatch(leg -> leg.units(LineState::authorised) > 0);
        return due || goesAhead || c.has(Decision.Outcome.APPROVED_AT_STORE);
    }

    private static Command[] commands(ReturnCase c, String by) {
        if (!c.atStore()) {
            return new Command[0];
        }
        String store = c.request().envelope().source();
        return new Command[] {
            Command.of("store-decline/" + c.id(), Command.Kind.STORE_DECLINE, store, null)
                    .with(Map.of("by", by, "reason", reason(c)))
        };
    }

    /** The store's word for the reason: what the core knows of the request, else the note alone says it. */
    private static String reason(ReturnCase c) {
        if (!RequestWindow.inside(c)) {
            return "RETURN_PERIOD_ENDED";
        }
        boolean nobodyTakesIt = !c.legs().isEmpty()
                && c.legs().stream()
                        .flatMap(leg -> leg.lines().stream())
                        .noneMatch(line -> line.granted().accepts());
        return nobodyTakesIt ? "FINAL_SALE" : "OTHER";
    }
}
