package io.backhaul.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The comparison of refunds with the gateways, as people set it going and see whether it goes. */
public interface Reconciling {

    /**
     * A gateway account whose refunds are compared.
     *
     * @param gateway for example {@code stripe:demo}
     * @param lastRead when it could be read for the last time (business time), or null
     * @param open differences nobody has settled yet
     * @param silent true when it could not be read for longer than it should
     */
    record Account(String gateway, Instant lastRead, int open, boolean silent) {}

    /** The merchant's accounts. */
    List<Account> accounts(String merchant);

    /** The last day that is over (UTC), by the hub's clock. */
    LocalDate yesterday();

    /**
     * Reads a day now and compares; a gateway that cannot be read makes a failed run.
     *
     * @param by who asks for it
     * @return id of the run
     * @throws Refused when the day has not begun, or there is no such account
     */
    UUID run(String merchant, String gateway, LocalDate day, String by);
}
