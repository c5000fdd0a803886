package io.backhaul.core.money;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.RefundFailed;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.RefundSettled;
import io.backhaul.core.money.Entry.Event;
import io.backhaul.core.returns.Credits;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ledger of a case as a pure function of its facts and decisions: every money event becomes one balanced entry whose key
 * never changes, so posting the whole list again adds nothing (row S72, N2).
 */
public final class Bookkeeping {

    private Bookkeeping() {}

    public static List<Entry> entries(ReturnCase c) {
        List<Entry> entries = new ArrayList<>();
        c.made().stream().map(Made::decision).forEach(d -> decided(c, d).ifPresent(entries::add));
        entries.addAll(refunds(c));
        outside(c).forEach(entries::add);
        credits(c).forEach(entries::add);
        return entries;
    }

    /** What is still owed, by obligation account; accounts at zero are left out. Positive means: a debt still open. */
    public static Map<String, Money> owed(ReturnCase c) {
        Map<String, Money> balances = new LinkedHashMap<>();
        entries(c).stream()
                .flatMap(e -> e.lines().stream())
                .filter(p -> Account.isObligation(p.account()))
                .forEach(p -> {
                    Money owed = p.account().equals(Account.CUSTOMER_REFUNDS_PAYABLE)
                            ? p.credit().minus(p.debit())
                            : p.debit().minus(p.credit());
                    balances.merge(p.account() + " " + owed.currency(), owed, Money::plus);
                });
        balances.values().removeIf(Money::isZero);
        return balances;
    }

    private static java.util.Optional<Entry> decided(ReturnCase c, Decision d) {
        String key = c.id() + "/" + d.key();
        return java.util.Optional.ofNullable(
                switch (d.outcome()) {
                    case REFUND_DUE ->
                        Entry.of(
                                key,
                                Event.REFUND_APPROVED,
                                "refund due to the customer",
                                d.supplier(),
                                null,
                                Account.SALES_RETURNS,
                                Account.CUSTOMER_REFUNDS_PAYABLE,
                                d.amount());
                    case CLAIM ->
                        Entry.of(
                                key,
                                Event.SUPPLIER_CREDIT_CLAIMED,
                                "owed by " + d.supplier(),
                                d.supplier(),
                                null,
                                Account.supplierReceivable(d.supplier()),
                                Account.supplierCredits(d.supplier()),
                                d.amount());
                    case CLAIM_CANCELLED ->
                        Entry.of(
                                key,
                                Event.SUPPLIER_CREDIT_REJECTED,
                                d.reason(),
                                d.supplier(),
                                null,
                                Account.supplierCredits(d.supplier()),
                                Account.supplierReceivable(d.supplier()),
                                d.amount());
                    case WRITTEN_OFF ->
                        Entry.of(
                                key,
                                Event.WRITE_OFF,
                                d.reason(),
                                d.supplier(),
                                null,
                                Account.RETURN_LOSS,
                                Account.supplierReceivable(d.supplier()),
                                d.amount());
                    default -> null;
                });
    }

    /** A refund is booked when it is final; one that fails afterwards re-opens the debt with an entry of its own. */
    private static List<Entry> refunds(ReturnCase c) {
        List<Entry> entries = new ArrayList<>();
        Map<String, RefundSettled> paid = new LinkedHashMap<>();
        c.facts().all(RefundSettled.class).stream()
                .filter(s -> !s.pending())
                .forEach(s -> paid.putIfAbsent(s.refundId(), s));
        paid.values()
                .forEach(s -> entries.add(Entry.of(
                        c.id() + "/paid/" + s.gateway() + "/" + s.refundId(),
                        Event.REFUND_PAID,
                        "refunded by " + s.gateway(),
                        supplier(c, s.commandKey()),
                        s.refundId(),
                        Account.CUSTOMER_REFUNDS_PAYABLE,
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
                        Account.CUSTOMER_REFUNDS_PAYABLE,
                        paid.get(f.refundId()).amount())));
        byHand(c).forEach(entries::add);
        return entries;
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
                                r.amount())));
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

    /** Credits in the debt's own currency; one in another currency waits for finance (rule CreditDoubtful). */
    private static Stream<Entry> credits(ReturnCase c) {
        return c.legs().stream()
                .flatMap(leg ->
                        Credits.of(
                                        c.facts(),
                                        leg.supplier(),
                                        leg.claim().booked().currency())
                                .entrySet()
                                .stream()
                                .map(credit -> Entry.of(
                                        c.id() + "/credit/" + leg.supplier() + "/" + credit.getKey(),
                                        Event.SUPPLIER_CREDIT_RECEIVED,
                                        "credited by " + leg.supplier(),
                                        leg.supplier(),
                                        credit.getKey(),
                                        Account.accountsPayable(leg.supplier()),
                                        Account.supplierReceivable(leg.supplier()),
                                        credit.getValue())));
    }

    private static String supplier(ReturnCase c, String commandKey) {
        return c.commands(Command.Kind.REFUND)
                .filter(r -> r.key().equals(commandKey))
                .map(Command::supplier)
                .findFirst()
                .orElse(null);
    }
}
