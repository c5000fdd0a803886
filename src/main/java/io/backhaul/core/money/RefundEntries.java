package io.backhaul.core.money;

import io.backhaul.core.decision.Command;
import io.backhaul.core.message.RefundFailed;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.RefundSettled;
import io.backhaul.core.money.Entry.Event;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What gateways and people say about refunds, as ledger entries. */
final class RefundEntries {

    private RefundEntries() {}

    static List<Entry> of(ReturnCase c) {
        List<Entry> entries = refunds(c);
        outside(c).forEach(entries::add);
        return entries;
    }

    /** A refund is booked when it is final; one that fails afterwards re-opens the debt with an entry of its own. */
    private static List<Entry> refunds(ReturnCase c) {
        List<Entry> entries = new ArrayList<>();
        Map<String, RefundSettled> paid = new LinkedHashMap<>();
        c.facts().all(RefundSettled.class).stream()
                .filter(s -> !s.pending() && !c.refunds().enteredByHand(s))
                .forEach(s -> paid.putIfAbsent(s.refundId(), s));
        paid.values()
                .forEach(s -> entries.add(Entry.of(
                        c.id() + "/paid/" + s.gateway() + "/" + s.refundId(),
                        Event.REFUND_PAID,
                        "refunded by " + s.gateway(),
                        supplier(c, s.commandKey()),
                        s.refundId(),
                        owed(c, s),
                        Account.processorClearing(s.gateway()),
                        s.amount())));
        Map<String, RefundFailed> failed = new LinkedHashMap<>();
        c.facts().all(RefundFailed.class).stream()
                .filter(f -> f.refundId() != null && paid.containsKey(f.refundId()))
                .forEach(f -> failed.putIfAbsent(f.refundId(), f));
        failed.values()
                .forEach(f -> entries.add(Entry.of(
                        c.id() + "/failed/" + f.gateway() + "/" + f.refundId(),
                        Event.REFUND_FAILED,
                        "the refund failed later",
                        supplier(c, f.commandKey()),
                        f.refundId(),
                        Account.processorClearing(f.gateway()),
                        owed(c, paid.get(f.refundId())),
                        paid.get(f.refundId()).amount())));
        byHand(c).forEach(entries::add);
        return entries;
    }

    /** What a person had settled before is owed no more: paid again it is like a refund outside the hub (rule RefundedTwice). */
    private static String owed(ReturnCase c, RefundSettled paid) {
        return c.refunds().again(paid) ? Account.SALES_RETURNS : Account.CUSTOMER_REFUNDS_PAYABLE;
    }

    private static Stream<Entry> byHand(ReturnCase c) {
        return c.commands(Command.Kind.REFUND)
                .flatMap(r -> c.refunds().byHand(r).stream()
                        .map(reference -> Entry.of(
                                c.id() + "/by-hand/" + r.key(),
                                Event.REFUND_PAID,
                                "refunded by hand",
                                r.supplier(),
                                reference,
                                Account.CUSTOMER_REFUNDS_PAYABLE,
                                Account.processorClearing(
                                        r.payment().substring(0, r.payment().indexOf('/'))),
                                c.refunds().stillOwed(r))));
    }

    /** A refund made outside the hub: the customer was owed it the moment somebody paid it. */
    private static Stream<Entry> outside(ReturnCase c) {
        Map<String, RefundMadeElsewhere> made = new LinkedHashMap<>();
        Map<String, RefundMadeElsewhere> failed = new LinkedHashMap<>();
        c.facts()
                .all(RefundMadeElsewhere.class)
                .forEach(r -> (r.failed() ? failed : made).putIfAbsent(r.refundId(), r));
        return made.values().stream().flatMap(r -> {
            Stream<Entry> paid = Stream.of(outside(c, r, "made", false));
            return failed.containsKey(r.refundId())
                    ? Stream.concat(paid, Stream.of(outside(c, r, "failed", true)))
                    : paid;
        });
    }

    private static Entry outside(ReturnCase c, RefundMadeElsewhere r, String what, boolean reversed) {
        String clearing = Account.processorClearing(r.gateway());
        return Entry.of(
                c.id() + "/outside/" + what + "/" + r.gateway() + "/" + r.refundId(),
                Event.REFUND_MADE_ELSEWHERE,
                "refund outside the hub " + what,
                null,
                r.refundId(),
                reversed ? clearing : Account.SALES_RETURNS,
                reversed ? Account.SALES_RETURNS : clearing,
                r.amount());
    }

    private static String supplier(ReturnCase c, String commandKey) {
        return c.commands(Command.Kind.REFUND)
                .filter(r -> r.key().equals(commandKey))
                .map(Command::supplier)
                .findFirst()
                .orElse(null);
    }
}
