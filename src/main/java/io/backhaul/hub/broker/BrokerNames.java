package io.backhaul.hub.broker;

import java.util.List;

/** Queue names that code relies on. */
final class BrokerNames {

    /** Where the broker puts what it could not deliver; without a queue there it would delete it. */
    static final String PARKED = "parked";

    /** Names as the hub uses them, checked even before the first message makes them. */
    static final List<String> SAMPLES = List.of("core.return-messages", "in.any", "out.any");

    private BrokerNames() {}
}
