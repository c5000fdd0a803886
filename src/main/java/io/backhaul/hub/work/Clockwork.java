package io.backhaul.hub.work;

import io.backhaul.store.ChannelMarks;
import io.backhaul.store.DeadlineRows;
import io.backhaul.store.MessageRows;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fires deadlines as messages. One that means "no answer" waits until the channel the answer would have come by was read past
 * it, so a mailbox that was down never looks like a silent supplier.
 */
public final class Clockwork {

    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
    private static final int AT_ONCE = 200;

    private final DeadlineRows deadlines;
    private final ChannelMarks marks;
    private final MessageRows messages;
    private final HubMessages hub;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public Clockwork(
            DeadlineRows deadlines,
            ChannelMarks marks,
            MessageRows messages,
            HubMessages hub,
            TransactionTemplate transactions,
            Clock clock) {
        this.deadlines = deadlines;
        this.marks = marks;
        this.messages = messages;
        this.hub = hub;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void fireDue() {
        for (DeadlineRows.Due due : deadlines.due(clock.instant(), AT_ONCE)) {
            if (due.channel() != null && !marks.readPast(due.merchant(), due.channel(), due.supplier(), due.at())) {
                LOG.debug("{} of case {} waits for channel {}", due.kind(), due.caseId(), due.channel());
                continue;
            }
            transactions.executeWithoutResult(tx -> {
                if (deadlines.fire(due)) {
                    messages.keep(hub.passed(due), null, due.kind(), true);
                }
            });
        }
    }
}
