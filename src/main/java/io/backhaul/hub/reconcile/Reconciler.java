package io.backhaul.hub.reconcile;

import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.reconciliation.DifferenceWords;
import io.backhaul.core.reconciliation.GatewayRefund;
import io.backhaul.core.reconciliation.HubRefund;
import io.backhaul.core.reconciliation.RefundComparison;
import io.backhaul.core.reconciliation.RefundDifference;
import io.backhaul.hub.out.GatewayWatch;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.RefundBook;
import io.backhaul.hub.out.RefundBook.Shown;
import io.backhaul.hub.out.RefundBook.Unreadable;
import io.backhaul.hub.out.Refunds;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.store.KnownRefunds;
import io.backhaul.store.MessageRows;
import io.backhaul.store.ReconciliationRows;
import io.backhaul.store.ReconciliationRows.Run;
import io.backhaul.store.ReconciliationTasks;
import io.backhaul.store.ReconciliationTasks.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads one day of one gateway account and compares it with the hub. What the hub did not know enters as the message the
 * gateway's webhook would have been; the run, its differences, those messages and the tasks are one transaction. A run that
 * could not read is a failed run, never an empty one.
 */
public final class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /** More differences than this are one task: then the account is at fault, not each refund. */
    static final int TASKS_AT_MOST = 25;

    /** How long a day may stay unread before a person is told. */
    static final Duration UNREAD_AT_MOST = Duration.ofHours(24);

    private final Map<String, RefundBook> books = new LinkedHashMap<>();
    private final KnownRefunds known;
    private final ReconciliationRows runs;
    private final ReconciliationTasks tasks;
    private final MessageRows messages;
    private final GatewayWatch credentials;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public Reconciler(
            List<RefundBook> books,
            KnownRefunds known,
            ReconciliationRows runs,
            ReconciliationTasks tasks,
            MessageRows messages,
            GatewayWatch credentials,
            TransactionTemplate transactions,
            Clock clock) {
        books.forEach(book -> this.books.put(book.type(), book));
        this.known = known;
        this.runs = runs;
        this.tasks = tasks;
        this.messages = messages;
        this.credentials = credentials;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether refunds of this account can be read. */
    public boolean serves(GatewayConfig account) {
        return books.containsKey(account.type());
    }

    /** How late a refund may appear at this account's gateway. */
    public Duration lag(GatewayConfig account) {
        return books.get(account.type()).lag();
    }

    /**
     * Reconciles a day now.
     *
     * @param by {@code hub}, or who asks for it
     * @return id of the run
     */
    public UUID run(GatewayConfig account, LocalDate day, String by) {
        Reading reading = new Reading(account, books.get(account.type()), day, by, clock.instant());
        try {
            compare(reading);
            credentials.taken(
                    account.merchant(), account.destination(), reading.id().toString());
        } catch (NoAnswer e) {
            unread(reading, e.getMessage(), true);
        } catch (Unreadable e) {
            unread(reading, e);
        } catch (RuntimeException e) {
            LOG.error("{} of {} could not be reconciled", account.destination(), day, e);
            failed(reading, e.getClass().getSimpleName() + ": " + e.getMessage(), true);
        }
        return reading.id();
    }

    /** One run while it lasts. */
    private record Reading(UUID id, GatewayConfig account, RefundBook book, LocalDate day, String by, Instant now) {

        Reading(GatewayConfig account, RefundBook book, LocalDate day, String by, Instant now) {
            this(UUID.randomUUID(), account, book, day, by, now);
        }

        Instant from() {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        Instant until() {
            return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        Run run(String failure, int hubRefunds, int gatewayRefunds, int entered) {
            return new Run(
                    account.merchant(),
                    id,
                    account.destination(),
                    day,
                    now,
                    failure,
                    by,
                    hubRefunds,
                    gatewayRefunds,
                    entered);
        }
    }

    private void compare(Reading r) throws NoAnswer, Unreadable {
        List<Shown> shown = new ArrayList<>(r.book().refunds(r.account(), r.from(), r.until()));
        int ofTheDay = shown.size();
        List<HubRefund> ours = ours(r, shown);
        RefundComparison comparison = new RefundComparison(
                ours,
                known.outside(
                        r.account().merchant(),
                        refunds(shown).stream().map(GatewayRefund::id).toList()),
                r.now().minus(r.book().lag()));
        for (HubRefund missing : comparison.unmatched(refunds(shown))) {
            for (String id : missing.refundIds()) {
                r.book().refund(r.account(), id, missing.payment()).ifPresent(shown::add);
            }
        }
        List<RefundDifference> differences = comparison.differences(refunds(shown));
        List<ReturnMessage> news = news(r, differences, shown);
        int hubRefunds = (int) ours.stream().filter(HubRefund::ofTheDay).count();
        Map<String, UUID> cases = known.cases(
                r.account().merchant(),
                differences.stream().map(RefundDifference::payment).toList());
        transactions.executeWithoutResult(tx -> {
            runs.keep(r.run(null, hubRefunds, ofTheDay, news.size()), differences, cases);
            news.forEach(m -> messages.keep(m, null, m.envelope().key(), true));
            tasks.leave(
                    r.account().merchant(), r.account().destination(), r.day(), tasks(r, differences, cases), r.now());
        });
    }

    private List<HubRefund> ours(Reading r, List<Shown> shown) {
        List<String> keys = refunds(shown).stream()
                .map(GatewayRefund::commandKey)
                .filter(Objects::nonNull)
                .toList();
        List<String> ids = refunds(shown).stream().map(GatewayRefund::id).toList();
        return known.ours(r.account().merchant(), r.account().destination(), r.day(), keys, ids);
    }

    private static List<GatewayRefund> refunds(List<Shown> shown) {
        return shown.stream().map(Shown::refund).toList();
    }

    private static List<ReturnMessage> news(Reading r, List<RefundDifference> differences, List<Shown> shown) {
        List<String> ids = differences.stream()
                .filter(RefundDifference::mayBeNews)
                .map(d -> d.atGateway().id())
                .toList();
        return shown.stream()
                .filter(s -> ids.contains(s.refund().id()))
                .flatMap(s -> r.book().facts(r.account(), s).stream())
                .toList();
    }

    private static List<Task> tasks(Reading r, List<RefundDifference> differences, Map<String, UUID> cases) {
        String head = "Refunds of " + r.account().destination() + " on " + r.day() + ": ";
        if (differences.size() > TASKS_AT_MOST) {
            return List.of(new Task(
                    "MANY",
                    null,
                    head + differences.size()
                            + " differences between the hub and the gateway. They are listed under Reconciliation;"
                            + " see first that the account and its key are the right ones."));
        }
        return differences.stream()
                .map(d -> new Task(
                        d.key(), d.caseId(cases), head + DifferenceWords.what(d) + " " + DifferenceWords.toDo(d)))
                .toList();
    }

    /** Refused credentials are one task at once, however many days wait for them. */
    private void unread(Reading r, Unreadable e) {
        if (e.isRefused()) {
            unread(r, r.account().type() + Refunds.REFUSED + e.getMessage(), false);
            credentials.refused(r.account().merchant(), r.account().destination(), e.getMessage());
        } else {
            unread(r, e.getMessage(), true);
        }
    }

    private void unread(Reading r, String reason, boolean asked) {
        LOG.warn("{} of {} could not be reconciled: {}", r.account().destination(), r.day(), reason);
        failed(r, reason, asked);
    }

    /** @param asked whether a person is told when it lasts */
    private void failed(Reading r, String reason, boolean asked) {
        transactions.executeWithoutResult(tx -> {
            runs.keep(r.run(reason, 0, 0, 0), List.of(), Map.of());
            if (asked && r.now().isAfter(r.until().plus(UNREAD_AT_MOST))) {
                Task unread = new Task(
                        "UNREAD",
                        null,
                        "Refunds of " + r.account().destination() + " on " + r.day()
                                + " could not be compared with the gateway for more than a day: " + reason
                                + ". The hub goes on trying; see that the gateway and its key are all right.");
                tasks.add(r.account().merchant(), r.account().destination(), r.day(), unread, r.now());
            }
        });
    }
}
