package io.backhaul.core.explain;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.explain.Explanation.Amount;
import io.backhaul.core.explain.Explanation.Part;
import io.backhaul.core.money.Account;
import io.backhaul.core.money.Bookkeeping;
import io.backhaul.core.money.Entry;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every amount of a case as a sum (F17): goods by line, refunds and claims by decision, debts by ledger entry. */
final class Arithmetic {

    private Arithmetic() {}

    static List<Amount> of(ReturnCase c) {
        List<Amount> amounts = new ArrayList<>();
        for (Leg leg : c.legs()) {
            amounts.add(goods(leg));
            decided(
                    c,
                    leg,
                    Set.of(Decision.Outcome.REFUND_DUE, Decision.Outcome.STORE_CREDIT_DUE),
                    "Refund decided for " + leg.supplier() + "'s goods",
                    amounts);
            decided(c, leg, Set.of(Decision.Outcome.CLAIM), "Claimed from " + leg.supplier(), amounts);
            decided(
                    c,
                    leg,
                    Set.of(Decision.Outcome.FEE),
                    "Fees kept from the refund for " + leg.supplier() + "'s goods",
                    amounts);
            decided(
                    c,
                    leg,
                    Set.of(Decision.Outcome.GOODWILL),
                    "Bonus on store credit for " + leg.supplier() + "'s goods",
                    amounts);
        }
        amounts.addAll(debts(c));
        return amounts;
    }

    private static Amount goods(Leg leg) {
        List<Part> lines = leg.lines().stream().map(Arithmetic::line).toList();
        return Amount.of("Goods to be returned to " + leg.supplier(), leg.currency(), lines);
    }

    private static Part line(LineState l) {
        int units = l.line().quantity();
        return new Part(units + " x " + l.line().sku() + " at " + l.line().unitPrice(), l.price(units));
    }

    private static void decided(
            ReturnCase c, Leg leg, Set<Decision.Outcome> outcomes, String what, List<Amount> amounts) {
        List<Part> lines = c.made().stream()
                .map(Made::decision)
                .filter(d -> outcomes.contains(d.outcome()) && leg.supplier().equals(d.supplier()))
                .flatMap(d -> parts(d).stream())
                .toList();
        if (!lines.isEmpty()) {
            amounts.add(Amount.of(what, lines.get(0).amount().currency(), lines));
        }
    }

    /** A decision that carries its arithmetic shows every item of it. */
    private static List<Part> parts(Decision d) {
        return d.sum() == null
                ? List.of(new Part(d.reason(), d.amount()))
                : d.sum().items().stream()
                        .map(item -> new Part(item.label(), item.amount()))
                        .toList();
    }

    /** Each obligation account with every entry that moved it; a settled one sums to zero. */
    private static List<Amount> debts(ReturnCase c) {
        Map<String, List<Part>> accounts = new LinkedHashMap<>();
        for (Entry e : Bookkeeping.entries(c)) {
            for (Entry.Posting p : e.lines()) {
                if (Account.isObligation(p.account())) {
                    accounts.computeIfAbsent(p.account() + " " + e.currency(), a -> new ArrayList<>())
                            .add(part(e, p));
                }
            }
        }
        return accounts.entrySet().stream()
                .map(a -> {
                    String account = a.getKey().substring(0, a.getKey().lastIndexOf(' '));
                    String currency = a.getKey().substring(a.getKey().lastIndexOf(' ') + 1);
                    return Amount.of(words(account), currency, a.getValue());
                })
                .toList();
    }

    private static Part part(Entry e, Entry.Posting p) {
        Money moved = p.debit().minus(p.credit());
        String reference = e.reference() == null ? "" : ", " + e.reference();
        return new Part(e.reason() + reference, ours(p.account()) ? moved.negated() : moved);
    }

    /** True for what we owe; the others owe us. */
    private static boolean ours(String account) {
        return account.equals(Account.CUSTOMER_REFUNDS_PAYABLE);
    }

    private static String words(String account) {
        String whose = account.substring(account.indexOf(':') + 1);
        return ours(account) ? "Still owed to the customer" : "Still owed by " + whose;
    }
}
