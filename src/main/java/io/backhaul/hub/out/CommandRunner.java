package io.backhaul.hub.out;

import io.backhaul.core.decision.Command;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.RefundFailed;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.work.HubMessages;
import io.backhaul.hub.work.Work;
import io.backhaul.store.CommandRows;
import io.backhaul.store.CommandRows.Row;
import io.backhaul.store.MessageRows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs one command: SENDING is committed before the call, the outcome goes back to the core as a message, and whatever is not
 * known is looked up with growing delays. Dying between any two lines leaves a command that the next look finds.
 */
public final class CommandRunner {

    private static final String DISPUTED =
            RefundFailed.DISPUTED + "the payment was disputed before this refund was sent";

    private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);

    private final List<CommandExecutor> executors;
    private final CommandRows commands;
    private final MessageRows messages;
    private final HubMessages hub;
    private final TransactionTemplate transactions;
    private final Duration firstLook;
    private final Map<Work, Tried> unsettled = new ConcurrentHashMap<>();

    /** @param firstLook how long after an unknown outcome the first look-up comes; it triples from there, up to an hour */
    public CommandRunner(
            List<CommandExecutor> executors,
            CommandRows commands,
            MessageRows messages,
            HubMessages hub,
            TransactionTemplate transactions,
            Duration firstLook) {
        this.executors = List.copyOf(executors);
        this.commands = commands;
        this.messages = messages;
        this.hub = hub;
        this.transactions = transactions;
        this.firstLook = firstLook;
    }

    @Handler
    public void run(String body) {
        Work work = Work.read(body);
        if (!unsettled.containsKey(work)) {
            Optional<Row> begun = begun(work);
            if (begun.isEmpty()) {
                return;
            }
            unsettled.put(work, new Tried(begun.get(), attempt(begun.get())));
        }
        Tried tried = unsettled.get(work);
        transactions.executeWithoutResult(tx -> settleIfLatest(tried));
        unsettled.remove(work);
    }

    /** The word of a try that was overtaken by another says nothing about that one; what its partner showed stays true. */
    private void settleIfLatest(Tried tried) {
        if (commands.isLatest(tried.row())) {
            settle(tried.row(), tried.result());
        } else {
            LOG.warn(
                    "a try of {} ended after another had begun: {}",
                    tried.row().command().key(),
                    tried.result());
            Result result = tried.result() instanceof Result.Traced traced ? traced.result() : tried.result();
            if (result instanceof Result.Done done) {
                tell(tried.row(), done.facts(), Outcome.DONE, done.words(), done.reference());
            }
        }
    }

    /** What is known but could not be stored: the database went away meanwhile. The broker's redelivery stores it. */
    private record Tried(Row row, Result result) {}

    private Optional<Row> begun(Work work) {
        try {
            Optional<Row> begun = transactions.execute(tx -> begin(work));
            return begun == null ? Optional.empty() : begun;
        } catch (DataAccessException | TransactionException e) {
            throw e; // the database is away: back to the queue
        } catch (RuntimeException e) {
            LOG.error("command {} cannot be prepared", work.id(), e);
            transactions.executeWithoutResult(tx -> commands.lock(work.merchant(), work.id())
                    .filter(Row::isWaiting)
                    .ifPresent(row -> settle(row, new Result.NeedsPerson("cannot be prepared: " + e.getMessage()))));
            return Optional.empty();
        }
    }

    /** Marks the command as being sent; empty when it is finished or somebody else is at it. */
    private Optional<Row> begin(Work work) {
        Row row = commands.lock(work.merchant(), work.id()).orElse(null);
        if (row == null || !row.isWaiting()) {
            return Optional.empty();
        }
        if (row.command().payment() != null && !row.mayHaveHappened() && commands.withdrawn(row, DISPUTED)) {
            tell(row, List.of(withdrawn(row)), Outcome.REJECTED, DISPUTED, null);
            return Optional.empty();
        }
        byte[] request = row.request() != null ? row.request() : executor(row).prepare(row);
        commands.sending(row, request);
        return Optional.of(row.carrying(request));
    }

    /** It certainly was not sent: the core decides anew when the bank has (row S194). */
    private ReturnMessage withdrawn(Row row) {
        String payment = row.command().payment();
        return hub.refused(
                row.merchant(), row.caseId(), row.command(), payment.substring(0, payment.indexOf('/')), DISPUTED);
    }

    private Result attempt(Row row) {
        try {
            CommandExecutor executor = executor(row);
            return row.mayHaveHappened() ? executor.resume(row, row.request()) : executor.send(row, row.request());
        } catch (RuntimeException e) {
            LOG.error("command {} broke off", row.command().key(), e);
            return new Result.Unknown(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private CommandExecutor executor(Row row) {
        return executors.stream()
                .filter(e -> e.serves(row.command().destination()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nobody serves " + row.command().destination() + ", named by "
                                + row.command().key()));
    }

    private void settle(Row row, Result result) {
        if (result instanceof Result.Done done) {
            commands.answered(row, done.words(), done.reference());
            tell(row, done.facts(), Outcome.DONE, done.words(), done.reference());
        } else if (result instanceof Result.Refused refused) {
            commands.answered(row, refused.words(), null);
            tell(row, refused.facts(), Outcome.REJECTED, refused.words(), null);
        } else if (result instanceof Result.NeedsPerson person) {
            commands.answered(row, person.words(), null);
            tell(row, List.of(), Outcome.REJECTED, person.words(), null);
        } else if (result instanceof Result.Later later) {
            commands.notNow(row, later.after(), later.words());
        } else if (result instanceof Result.NeverSent) {
            commands.lookedFor(row);
        } else if (result instanceof Result.Missed missed) {
            commands.missed(row);
            commands.notNow(row, missed.after(), missed.words());
        } else if (result instanceof Result.Traced traced) {
            commands.traced(row, traced.trace());
            settle(row, traced.result());
        } else if (result instanceof Result.NotSent not) {
            LOG.atLevel(row.attempts() == 0 ? Level.WARN : Level.DEBUG)
                    .log("{} was not sent: {}", row.command().key(), not.words());
            commands.notSent(row, not.after(), not.words());
        } else if (result instanceof Result.Unknown unknown) {
            LOG.warn("outcome of {} is not known: {}", row.command().key(), unknown.words());
            commands.unknown(row, delay(row.attempts()), unknown.words(), unknown.lookupOnly());
            tell(row, List.of(), Outcome.UNKNOWN, unknown.words(), null);
        }
    }

    private void tell(Row row, List<ReturnMessage> facts, Outcome outcome, String words, String reference) {
        Command command = row.command();
        List<ReturnMessage> told = facts.isEmpty()
                ? List.of(hub.outcome(row.merchant(), row.caseId(), command, outcome, words, reference))
                : facts;
        told.forEach(fact -> messages.keep(fact, null, command.key(), true));
    }

    private Duration delay(int attempts) {
        double grown = firstLook.toMillis() * Math.pow(3, Math.min(attempts, 12));
        return Duration.ofMillis((long) Math.min(grown, Duration.ofHours(1).toMillis()));
    }
}
