package io.backhaul.hub.in;

import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.Leases;
import java.time.Clock;

/** Makes the poll of each supplier who talks in files. */
public final class SupplierPolls {

    private final SupplierDrop drop;
    private final ChannelMarks marks;
    private final Leases leases;
    private final Clock clock;

    public SupplierPolls(SupplierDrop drop, ChannelMarks marks, Leases leases, Clock clock) {
        this.drop = drop;
        this.marks = marks;
        this.leases = leases;
        this.clock = clock;
    }

    public SupplierPoll of(SupplierConfig supplier) {
        return new SupplierPoll(SupplierFileChannel.of(supplier), drop, marks, leases, clock);
    }
}
