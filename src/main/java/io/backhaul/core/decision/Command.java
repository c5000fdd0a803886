package io.backhaul.core.decision;

import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.money.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An effect the hub wants on the outside world: the only way out.
 *
 * <p>The key names the obligation, never what triggered it, so deciding again is harmless and a timer and an inspection
 * cannot both pay.
 *
 * @param key deterministic identity, for example {@code refund/<case>/settlement:acme/stripe/pi_1/0}
 * @param kind what to do
 * @param destination who does it, for example {@code stripe:demo}, {@code mail:acme}, {@code manual}
 * @param supplier the leg it belongs to, or null for the whole case
 * @param amount money it moves, or null
 * @param payment qualified payment the money leaves from, or null
 * @param lines units it is about; empty where the kind needs none
 * @param details small facts the executor needs (ids, codes), never personal data
 */
public record Command(
        String key,
        Kind kind,
        String destination,
        String supplier,
        Money amount,
        String payment,
        List<LineQuantity> lines,
        Map<String, String> details) {

    /** Every effect the hub can have. */
    public enum Kind {
        REFUND,
        STORE_APPROVE,
        STORE_DECLINE,
        STORE_INSTRUCTIONS,
        STORE_LABEL,
        STORE_TRACKING,
        STORE_REMOVE,
        STORE_PROCESS,
        STORE_CLOSE,
        STORE_REOPEN,
        STORE_CANCEL,
        STOCK_ADJUST,
        SUPPLIER_REQUEST,
        SUPPLIER_REMINDER,
        SUPPLIER_CLAIM,
        INSPECTION_REQUEST,
        CREDIT_REMINDER
    }

    /** Destination of a command that only a person can carry out. */
    public static final String MANUAL = "manual";

    public Command {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(destination, "destination");
        if ((kind == Kind.REFUND) != (amount != null && payment != null)) {
            throw new IllegalArgumentException(key + ": a refund, and only a refund, names amount and payment");
        }
        lines = lines == null ? List.of() : List.copyOf(lines);
        details = details == null ? Map.of() : Map.copyOf(details);
    }

    /** A command without money. */
    public static Command of(String key, Kind kind, String destination, String supplier) {
        return new Command(key, kind, destination, supplier, null, null, List.of(), Map.of());
    }

    public Command with(List<LineQuantity> units) {
        return new Command(key, kind, destination, supplier, amount, payment, units, details);
    }

    public Command with(Map<String, String> facts) {
        return new Command(key, kind, destination, supplier, amount, payment, lines, facts);
    }
}
