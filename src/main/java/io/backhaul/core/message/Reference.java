package io.backhaul.core.message;

import java.util.Comparator;
import java.util.Objects;

/**
 * A business key that a message carries and a case can be found by.
 *
 * <p>Values that only mean something to one party are qualified by it: an RMA number is {@code acme/RMA-77}, because two
 * suppliers may both issue {@code RMA-77}.
 */
public record Reference(Type type, String value) implements Comparable<Reference> {

    /** What kind of key this is. */
    public enum Type {
        /** Order id at the store (Shopify gid). */
        ORDER,
        /** Order name as people say it, for example {@code #2001}. */
        ORDER_NAME,
        /** Purchase order number, qualified by supplier. */
        PO,
        /** Return id at the store (Shopify gid) or at the partner that opened it. */
        RETURN,
        /** The supplier's return authorization number, qualified by supplier. */
        RMA,
        /** Carrier tracking number of a parcel, upper case, without spaces. */
        TRACKING,
        /** The supplier's own order id, qualified by supplier. */
        SUPPLIER_ORDER,
        /** Payment at the gateway, qualified by gateway, for example {@code stripe/pi_123}. */
        PAYMENT,
        /** Refund at the gateway, qualified by gateway. */
        REFUND,
        /** Reply token of a mail thread: at least 128 random bits, one per leg. */
        MAIL_TOKEN,
        /** Message-ID of a mail we sent, with brackets. */
        MAIL_MESSAGE,
        /** A case named by its own id (operators, deadlines, command outcomes). */
        CASE,
        /** An order number that stands somewhere in a text: evidence for a person, never a key. */
        MENTION
    }

    public Reference {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
        value = type == Type.TRACKING ? value.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT) : value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a " + type + " reference without a value");
        }
    }

    public static Reference of(Type type, String value) {
        return new Reference(type, value);
    }

    /** A key that belongs to one party, for example {@code qualified(RMA, "acme", "RMA-77")}. */
    public static Reference qualified(Type type, String owner, String value) {
        return new Reference(type, owner + "/" + value.strip());
    }

    /** As people may see it: keys of our mail threads carry the secret that proves an answer, and are only named. */
    public String shown() {
        return type == Type.MAIL_TOKEN || type == Type.MAIL_MESSAGE ? "that mail thread of ours" : toString();
    }

    @Override
    public int compareTo(Reference other) {
        return Comparator.comparing(Reference::type)
                .thenComparing(Reference::value)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return type + " " + value;
    }
}
