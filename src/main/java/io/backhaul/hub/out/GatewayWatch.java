package io.backhaul.hub.out;

import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundLookup;
import io.backhaul.store.CommandRows.Row;
import io.backhaul.store.GatewayTasks;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Hears what gateways say to our credentials, whatever they were asked. One that refuses them is a person's task until nothing
 * waits for it any more; a store that refunds itself has its own task for that ({@link ConnectedStores}).
 */
public final class GatewayWatch implements RefundWatch {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayWatch.class);

    private static final String NOTHING = "";

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

    @Override
    public void sent(Row row, RefundAnswer answer) {
        String gateway = row.command().destination();
        if (answer instanceof RefundAnswer.Paused paused) {
            refused(row.merchant(), gateway, paused.reason());
        } else if (answer instanceof RefundAnswer.Exists || answer instanceof RefundAnswer.Rejected) {
            taken(row.merchant(), gateway, row.command().key());
        }
    }

    @Override
    public void lookedFor(Row row, RefundLookup found) {
        String gateway = row.command().destination();
        if (found instanceof RefundLookup.Refused refused) {
            refused(row.merchant(), gateway, refused.reason());
        } else if (found instanceof RefundLookup.Found) {
            taken(row.merchant(), gateway, row.command().key());
        } else if (found instanceof RefundLookup.Miss) {
            taken(row.merchant(), gateway, NOTHING); // it may be shown to us and refused when it is sent again
        }
    }

    /**
     * It refuses them.
     *
     * @param gateway the account, as orders name it, for example {@code stripe:main}
     */
    public void refused(String merchant, String gateway, String reason) {
        if (accounts.apply(gateway).filter(GatewayConfig::isStore).isPresent()) {
            return;
        }
        String words = gateway + Refunds.REFUSED + reason
                + ". Refunds that it refuses so wait and are tried again each minute; what it does not show (refunds whose"
                + " answer was lost, its events, its list of the day) is asked for again at longer pauses."
                + " Put a valid key where config/merchants says it comes from and start the hub again; if it takes other"
                + " calls, ask the gateway what this account may not do";
        noted(gateway, () -> {
            if (tasks.open(merchant, gateway, words, clock.instant())) {
                LOG.error(words);
            }
        });
    }

    /**
     * It takes them.
     *
     * @param by the command, receipt or reading that waits for it no longer, or ""
     */
    public void taken(String merchant, String gateway, String by) {
        noted(gateway, () -> {
            if (tasks.taken(merchant, gateway, by, Refunds.REFUSED, clock.instant())) {
                LOG.info("gateway {} takes our credentials again", gateway);
            }
        });
    }

    /** What it fails to note is noted with the next answer: the answer itself must not be lost for it. */
    private static void noted(String gateway, Runnable note) {
        try {
            note.run();
        } catch (DataAccessException e) {
            LOG.error("the task about {} could not be kept", gateway, e);
        }
    }
}
