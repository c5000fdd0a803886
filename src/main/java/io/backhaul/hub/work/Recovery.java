package io.backhaul.hub.work;

import io.backhaul.store.CommandRows;
import io.backhaul.store.Leases;
import io.backhaul.store.Starts;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over from the hub that ran before, before the first route starts. Where nobody else can be at work on the database,
 * neither leases nor half-sent commands need to run out.
 */
public final class Recovery implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final OlderDatabase older;
    private final boolean onlyNode;
    private final CommandRows commands;
    private final Leases leases;
    private final TransactionTemplate transactions;
    private final Duration firstLook;

    /**
     * @param onlyNode false leaves leases and half-sent commands alone: other nodes may be at work
     * @param dataDirectory remembers how often it was started on which database
     * @param firstLook how soon unknown outcomes are looked up
     */
    public Recovery(
            boolean onlyNode,
            CommandRows commands,
            Leases leases,
            Starts starts,
            Path dataDirectory,
            TransactionTemplate transactions,
            Duration firstLook) {
        this.older = new OlderDatabase(starts, dataDirectory.resolve("starts"), transactions);
        this.onlyNode = onlyNode;
        this.commands = commands;
        this.leases = leases;
        this.transactions = transactions;
        this.firstLook = firstLook;
    }

    @Override
    public void afterSingletonsInstantiated() {
        older.check();
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
