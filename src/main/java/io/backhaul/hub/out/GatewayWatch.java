package io.backhaul.hub.out;

import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.store.CommandRows.Row;
import io.backhaul.store.GatewayTasks;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Hears what gateways answer to refunds. One that refuses our credentials is a person's task until it takes or judges what it
 * refused; a store that refunds itself has its own task for that ({@link ConnectedStores}).
 */
public final class GatewayWatch implements BiConsumer<Row, RefundAnswer> {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayWatch.class);

    private final GatewayTasks tasks;
    private final Function<String, Optional<GatewayConfig>> accounts;
    private final Clock clock;

    /**
     * @param accounts the gateway account behind a destination
     * @param clock business time
     */
    public GatewayWatch(GatewayTasks tasks, Function<String, Optional<GatewayConfig>> accounts, Clock clock) {
        this.tasks = tasks;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What it fails to note is noted with the next answer: the answer itself must not be lost for it. */
    @Override
    public void accept(Row row, RefundAnswer answer) {
        try {
            heard(row, answer);
        } catch (DataAccessException e) {
            LOG.error("the task about {} could not be kept", row.command().destination(), e);
        }
    }

    private void heard(Row row, RefundAnswer answer) {
        String gateway = row.command().destination();
        if (answer instanceof RefundAnswer.Paused paused) {
            if (accounts.apply(gateway).filter(GatewayConfig::isStore).isEmpty()) {
                refused(row.merchant(), gateway, paused.reason());
            }
        } else if (answer instanceof RefundAnswer.Exists || answer instanceof RefundAnswer.Rejected) {
            if (tasks.taken(row.merchant(), gateway, row.command().key(), Refunds.REFUSED, clock.instant())) {
                LOG.info("gateway {} takes our credentials again", gateway);
            }
        }
    }

    private void refused(String merchant, String gateway, String reason) {
        String words = gateway + Refunds.REFUSED + reason
                + ". Refunds that it refuses so wait and are tried again each minute."
                + " Put a valid key where config/merchants says it comes from and start the hub again; if it takes other refunds,"
                + " ask the gateway what this account may not do";
        if (tasks.open(merchant, gateway, words, clock.instant())) {
            LOG.error(words);
        }
    }
}
