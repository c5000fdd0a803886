package io.backhaul.bench;

import java.util.Set;

/** Looks values up among what the hub has: the database in the hub, a set in tests. */
public interface Known {

    /** What can be looked up. */
    enum What {
        ORDER("orders"),
        PO("purchase orders"),
        SKU("SKUs"),
        RMA("RMA numbers");

        private final String words;

        What(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Those of the values that the hub has. */
    Set<String> ours(What what, Set<String> values);

    /** Nothing is known: no hub is asked. */
    static Known nothing() {
        return (what, values) -> Set.of();
    }
}
