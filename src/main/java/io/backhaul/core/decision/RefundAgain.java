package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A refund that definitely failed is tried again only when a person who knows of the failure says so, or when the dispute it waited
 * for is decided (row S194), under a key of the next generation.
 */
final class RefundAgain implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream().flatMap(leg -> again(c, leg).stream()).toList();
    }

    private List<Decision> again(ReturnCase c, Leg leg) {
        List<Decision> said = new ArrayList<>();
        for (Command failed : c.refunds().commands(leg.supplier())) {
            int next = generation(failed) + 1;
            boolean ordered = c.refunds().orderedSinceFailure(failed) || Disputed.goesOn(c, failed);
            boolean open = c.madeFor(key(failed, next)).isEmpty()
                    && !c.refunds().adjusted(failed.key())
                    && c.refunds().stillOwed(failed).isPositive();
            boolean waits = ordered || c.refunds().refusedForDispute(failed);
            if (c.refunds().failedForGood(failed) && open && waits && Disputed.open(c)) {
                said.addAll(Disputed.question(c, leg, c.refunds().stillOwed(failed)));
            } else if (c.refunds().failedForGood(failed) && ordered && open) {
                said.addAll(retry(c, leg, failed, next));
            }
        }
        return said;
    }

    private List<Decision> retry(ReturnCase c, Leg leg, Command failed, int generation) {
        Money amount = c.refunds().stillOwed(failed);
        if (!Settlement.covers(c, failed)) {
            return Settlement.nothingLeft(this, c, leg, amount);
        }
        Optional<Decision> hold = RefundHold.cap(c, leg, key(failed, generation), amount);
        if (hold.isPresent()) {
            return List.of(hold.get());
        }
        Command again = new Command(
                base(failed) + generation,
                failed.kind(),
                failed.destination(),
                failed.supplier(),
                amount,
                failed.payment(),
                failed.lines(),
                failed.details());
        return List.of(new Decision(
                key(failed, generation),
                name(),
                version(),
                Decision.Outcome.REFUND_AGAIN,
                leg.supplier(),
                why(c, failed, amount),
                amount,
                List.of(again)));
    }

    private static String why(ReturnCase c, Command failed, Money amount) {
        return Disputed.goesOn(c, failed)
                ? "The bank has decided on the dispute that the refund of " + failed.amount() + " waited for: " + amount
                        + " goes out."
                : "The refund of " + failed.amount() + " failed and a person ordered another.";
    }

    private static String key(Command failed, int generation) {
        return "again/" + base(failed) + generation;
    }

    private static String base(Command command) {
        return command.key().substring(0, command.key().lastIndexOf('/') + 1);
    }

    private static int generation(Command command) {
        return Integer.parseInt(command.key().substring(command.key().lastIndexOf('/') + 1));
    }
}
