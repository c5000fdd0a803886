package io.backhaul.hub.work;

import io.backhaul.store.CommandRows;
import io.backhaul.store.Leases;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over from the hub that ran before on this embedded database, before the first route starts. Nobody else can be at
 * work on it, so neither its leases nor its half-sent commands need to run out.
 */
public final class Recovery implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final boolean onlyNode;
    private final CommandRows commands;
    private final Leases leases;
    private final TransactionTemplate transactions;
    private final Duration firstLook;

    /**
     * @param onlyNode false does nothing: other nodes may be at work
     * @param firstLook how soon unknown outcomes are looked up
     */
    public Recovery(
            boolean onlyNode,
            CommandRows commands,
            Leases leases,
            TransactionTemplate transactions,
            Duration firstLook) {
        this.onlyNode = onlyNode;
        this.commands = commands;
        this.leases = leases;
        this.transactions = transactions;
        this.firstLook = firstLook;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!onlyNode) {
            return;
        }
        transactions.executeWithoutResult(tx -> {
            leases.releaseAll();
            int released = commands.releaseAll(firstLook);
            if (released > 0) {
                LOG.info("{} commands were under way when the hub ended; their outcome is looked up", released);
            }
        });
    }
}
