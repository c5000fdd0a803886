package io.backhaul.hub.work;

import io.backhaul.store.CommandRows;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings up again what waits for another look: nothing in doubt is forgotten, nothing is repeated blindly. */
public final class Janitor {

    private static final int AT_ONCE = 200;

    private final CommandRows commands;
    private final TransactionTemplate transactions;

    public Janitor(CommandRows commands, TransactionTemplate transactions) {
        this.commands = commands;
        this.transactions = transactions;
    }

    public void queueDueCommands() {
        transactions.executeWithoutResult(tx -> commands.queueDue(AT_ONCE));
    }
}
