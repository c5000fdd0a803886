package io.backhaul.console.view;

import io.backhaul.core.correlation.Keys;
import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.hindsight.TimeMachine.Moment;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A case as pages and programs see it, at an earlier time: what is stored cut off there, what is derived rebuilt. */
final class CaseThen {

    private final Moment then;
    private final ReturnCase known;

    CaseThen(Moment then) {
        this.then = then;
        this.known = then.known();
    }

    /** @param ledger the ledger as posted up to then */
    CaseView of(CaseView now, CaseView.Ledger ledger) {
        List<CaseView.Deadline> deadlines =
                then.deadlines().stream().map(CaseThen::deadline).toList();
        return new CaseView(
                now.id(),
                now.store(),
                now.orderName(),
                then.status().name(),
                known.facts().size(),
                legs(),
                now.openedAt(),
                now.closedAt() == null || now.closedAt().isAfter(then.at()) ? null : now.closedAt(),
                next(),
                then.explanation(),
                refs(now),
                upTo(now.facts(), CaseView.Fact::receivedAt),
                upTo(now.decisions(), CaseView.Decided::at),
                commands(now),
                deadlines,
                ledger,
                correspondence(now));
    }

    private <T> List<T> upTo(List<T> all, Function<T, Instant> when) {
        return all.stream().filter(one -> !when.apply(one).isAfter(then.at())).toList();
    }

    private List<Leg> legs() {
        return known.legs().stream()
                .map(leg -> new Leg(
                        leg.supplier(),
                        leg.goods().name(),
                        leg.customerMoney().name(),
                        leg.supplierMoney().name(),
                        leg.lines().stream().map(CaseThen::line).toList(),
                        leg.parcels().stream()
                                .map(p -> new Leg.Parcel(
                                        p.trackingNumber(),
                                        p.carrier(),
                                        p.status().name()))
                                .toList(),
                        new Leg.Claim(
                                Amount.of(leg.claim().booked()),
                                Amount.of(leg.claim().credited()))))
                .toList();
    }

    private static Leg.LegLine line(LineState l) {
        return new Leg.LegLine(l.line().sku(), l.quantities());
    }

    private static CaseView.Deadline deadline(Deadline d) {
        return new CaseView.Deadline(d.kind(), d.at(), d.rule(), d.supplier(), "OPEN");
    }

    private CaseRow.NextDeadline next() {
        return then.deadlines().stream()
                .min(Comparator.comparing(Deadline::at))
                .map(d -> new CaseRow.NextDeadline(d.kind(), d.at()))
                .orElse(null);
    }

    /** Keys that a fact known by then had taught. */
    private List<CaseView.Ref> refs(CaseView now) {
        Set<String> learned = known.facts().everything().stream()
                .flatMap(f -> Keys.learned(f).keySet().stream())
                .map(r -> r.type() + " " + r.value())
                .collect(Collectors.toSet());
        return now.refs().stream()
                .filter(r -> learned.contains(r.type() + " " + r.value()))
                .toList();
    }

    private List<CommandView> commands(CaseView now) {
        Map<String, Command> ordered = known.made().stream()
                .flatMap(m -> m.decision().commands().stream())
                .collect(Collectors.toMap(Command::key, c -> c, (a, b) -> a));
        return upTo(now.commands(), CommandView::plannedAt).stream()
                .filter(c -> ordered.containsKey(c.key()))
                .map(c -> new CommandView(
                        c.key(),
                        c.caseId(),
                        c.kind(),
                        c.destination(),
                        status(ordered.get(c.key())),
                        c.amount(),
                        0,
                        null,
                        null,
                        null,
                        c.plannedAt(),
                        null))
                .toList();
    }

    private String status(Command c) {
        if (c.kind() == Command.Kind.REFUND) {
            CustomerMoney state = known.refunds().state(c);
            return state == CustomerMoney.PAID ? "SUCCEEDED" : state.name();
        }
        return known.outcome(c.key())
                .map(o -> o == Outcome.DONE ? "SUCCEEDED" : o == Outcome.UNKNOWN ? "UNKNOWN" : "REJECTED")
                .orElse("PLANNED");
    }

    private List<CaseView.Letter> correspondence(CaseView now) {
        Set<UUID> facts = upTo(now.facts(), CaseView.Fact::receivedAt).stream()
                .map(CaseView.Fact::messageId)
                .collect(Collectors.toSet());
        return upTo(now.correspondence(), CaseView.Letter::at).stream()
                .filter(l -> l.messageId() == null || facts.contains(l.messageId()))
                .toList();
    }
}
