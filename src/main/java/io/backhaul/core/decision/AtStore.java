package io.backhaul.core.decision;

import io.backhaul.core.message.Outcome;
import io.backhaul.core.returns.ReturnCase;
import java.util.Optional;

/** Where a return stands at its store, as far as the hub ordered it there. */
final class AtStore {

    private AtStore() {}

    static boolean approved(ReturnCase c) {
        return c.done("store-approve/" + c.id());
    }

    /** True when the store did it, or refused and a person has dealt with it by hand. */
    static boolean handled(ReturnCase c, String command) {
        return c.done(command) || c.acknowledged("refused/" + command);
    }

    /** True when nobody knows yet what became of a command of this kind. */
    static boolean underWay(ReturnCase c, Command.Kind kind) {
        return c.commands(kind).anyMatch(p -> c.outcome(p.key()).orElse(Outcome.UNKNOWN) == Outcome.UNKNOWN);
    }

    /** True from the moment it was to be closed until it is open again: nothing is booked on a closed return. */
    static boolean closed(ReturnCase c) {
        if (closings(c) > reopenings(c)) {
            return c.outcome(closing(c, reopenings(c)))
                    .filter(Outcome.REJECTED::equals)
                    .isEmpty();
        }
        return reopenings(c) > 0 && !handled(c, reopening(c, reopenings(c) - 1));
    }

    /** The key of the closing that took effect and that no reopening followed. */
    static Optional<String> lastClosing(ReturnCase c) {
        String last = closing(c, reopenings(c));
        return closings(c) > reopenings(c) && c.done(last) ? Optional.of(last) : Optional.empty();
    }

    static long closings(ReturnCase c) {
        return c.commands(Command.Kind.STORE_CLOSE).count();
    }

    static long reopenings(ReturnCase c) {
        return c.commands(Command.Kind.STORE_REOPEN).count();
    }

    /** The n-th closing follows the n-th reopening; the first has no number. */
    static String closing(ReturnCase c, long n) {
        return numbered("store-close/" + c.id(), n);
    }

    static String reopening(ReturnCase c, long n) {
        return "store-reopen/" + c.id() + "/" + n;
    }

    static String numbered(String key, long n) {
        return n == 0 ? key : key + "/" + n;
    }
}
