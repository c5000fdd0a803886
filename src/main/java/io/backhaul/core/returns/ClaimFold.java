package io.backhaul.core.returns;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Bearer;
import io.backhaul.core.policy.Granted;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Folds the facts of a case into the claim on one supplier: what it consists of, until when it lives, whether he knows. Where
 * the merchant lets the customer keep the goods for a part of their price, the supplier owes no more than was given back,
 * unless he wants no goods back or said himself that they stay: then it is his cost as for all kept goods (rows S86, S184).
 */
final class ClaimFold {

    private static final Set<Command.Kind> TELLS = Set.of(Command.Kind.SUPPLIER_REQUEST, Command.Kind.SUPPLIER_CLAIM);
    private static final String ASKED_BY_HAND = "ask-by-hand:";
    private static final String CLAIMED_BY_HAND = "claim-by-hand:";

    private final Facts facts;
    private final Decided made;
    private final Terms terms;
    private final ReturnRequested request;
    private final String supplier;
    private final List<Line> requested;
    private final String currency;
    private final Map<Line, Granted> granted = new HashMap<>();

    ClaimFold(Facts facts, Decided made, Terms terms, ReturnRequested request, String supplier, List<Line> requested) {
        this.facts = facts;
        this.made = made;
        this.terms = terms;
        this.request = request;
        this.supplier = supplier;
        this.requested = requested;
        Line first = requested.get(0);
        this.currency = (first.unitCost() != null ? first.unitCost() : first.unitPrice()).currency();
        Passport passport = terms.passports().get(supplier);
        requested.forEach(l -> granted.put(l, passport.grants(request.reason(), request.order(), l)));
    }

    /** True when this tells a supplier, or is what a person acknowledges to have told him. */
    static boolean reads(Decision d) {
        return d.key().startsWith(ASKED_BY_HAND)
                || d.key().startsWith(CLAIMED_BY_HAND)
                || d.commands().stream().anyMatch(c -> TELLS.contains(c.kind()));
    }

    Granted granted(Line line) {
        return granted.get(line);
    }

    /** Where his claim window ends: the earliest over the lines he grants a claim for; null while none has started. */
    Anchors.End ends() {
        Anchors anchors = new Anchors(facts, request, terms);
        return requested.stream()
                .map(this::granted)
                .filter(Granted::accepts)
                .map(Granted::claimWindow)
                .map(anchors::end)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Anchors.End::at))
                .orElse(null);
    }

    /** True when he was told by machine, by a person who said so, or has spoken himself. */
    boolean told(List<Verdict> verdicts) {
        boolean byMachine = TELLS.stream()
                .flatMap(kind -> made.commands(kind).stream())
                .anyMatch(c -> supplier.equals(c.supplier()));
        boolean byPerson = Acknowledgement.given(facts, made, ASKED_BY_HAND + supplier)
                || Acknowledgement.given(facts, made, CLAIMED_BY_HAND + supplier);
        boolean spoke = verdicts.stream().anyMatch(v -> v.authorised() + v.declined() > 0 || v.conflicting())
                || facts.all(InspectionReported.class).stream()
                        .anyMatch(i -> i.supplier().equals(supplier))
                || !Credits.of(facts, supplier, currency).isEmpty();
        return byMachine || byPerson || spoke;
    }

    /** True when his claim window has closed before anybody told him (rows S16, S20). */
    boolean expired(Anchors.End ends, boolean told) {
        return !told && ends != null && facts.deadlinePassed("CLAIM_WINDOW", supplier, ends.at());
    }

    /** @param dead true when the claim has expired or the carrier lost the goods: then he owes nothing */
    Claim fold(List<LineState> lines, boolean silent, Anchors.End ends, boolean told, boolean dead) {
        List<ClaimLine> costs = dead ? List.of() : costs(lines, silent);
        return Claim.of(facts, made, supplier, costs, currency, ends, told);
    }

    /** Null when a unit cost that counts is unknown, or cannot be added to the others. */
    private List<ClaimLine> costs(List<LineState> lines, boolean silent) {
        Money product = Money.zero(currency);
        Money restocking = product;
        boolean shippedForHim = false;
        for (LineState line : lines) {
            int units = claimable(line, silent);
            Granted granted = line.granted();
            if (units == 0 || !granted.credits()) {
                continue;
            }
            if (!countable(line.line().unitCost())) {
                return null;
            }
            Money share = line.line().unitCost().times(units).percent(granted.recoveryPercent());
            product = product.plus(share);
            restocking = restocking.plus(share.percent(granted.restockingPercent()));
            shippedForHim |= line.shipped() > 0 && granted.returnShipping() == Bearer.SUPPLIER;
        }
        if (merchantsOffer(lines)) {
            product = lost(product.minus(restocking), lines);
            restocking = Money.zero(currency);
        }
        List<ClaimLine> costs = new ArrayList<>();
        add(costs, ClaimLine.Kind.PRODUCT_COST, product);
        add(costs, ClaimLine.Kind.RETURN_SHIPPING, shippedForHim ? shipping() : Money.zero(currency));
        add(costs, ClaimLine.Kind.RESTOCKING, restocking.negated());
        return costs;
    }

    /** True when goods stay by the merchant's own offer of a part of their price. */
    private boolean merchantsOffer(List<LineState> lines) {
        boolean his = facts.all(ReturnAuthorized.class).stream()
                .anyMatch(a -> a.supplier().equals(supplier) && a.keepGoods());
        return facts.decided(OperatorAction.PARTIAL_REFUND, supplier)
                && !his
                && lines.stream().allMatch(l -> l.shipped() == 0 && l.granted().goodsBack());
    }

    /** No more than was given back; where he is paid in another currency, the same share of his cost. */
    private Money lost(Money cost, List<LineState> lines) {
        Money value = lines.stream()
                .map(l -> l.price(l.line().quantity()))
                .reduce(Money::plus)
                .orElseThrow();
        Money given = given();
        if (given.currency().equals(cost.currency())) {
            return cost.min(given);
        }
        BigDecimal share = BigDecimal.valueOf(given.minor())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(Math.max(1, value.minor())), 6, RoundingMode.DOWN);
        return cost.percent(share.min(BigDecimal.valueOf(100)));
    }

    private Money given() {
        Money due = new Refunds(facts, made).due(supplier);
        return due != null
                ? due
                : facts.operator(OperatorAction.PARTIAL_REFUND, supplier).stream()
                        .map(OperatorDecided::amount)
                        .filter(Objects::nonNull)
                        .reduce((a, b) -> a.compareTo(b) >= 0 ? a : b)
                        .orElse(Money.zero(request.lines().get(0).unitPrice().currency()));
    }

    private static void add(List<ClaimLine> costs, ClaimLine.Kind kind, Money amount) {
        if (!amount.isZero()) {
            costs.add(new ClaimLine(kind, amount));
        }
    }

    /** What the way back cost the merchant; nothing where the customer pays it or nobody has said what it costs. */
    private Money shipping() {
        boolean customerPays = terms.policy().costs().bearer(request.reason()) == Bearer.CUSTOMER;
        Optional<Money> label = terms.policy().costs().shippingBack(request.order(), currency);
        return customerPays ? Money.zero(currency) : label.orElse(Money.zero(currency));
    }

    private boolean countable(Money cost) {
        return cost != null && cost.currency().equals(currency);
    }

    /** Units he owes money for: authorised, kept, or found by his inspection; never missing ones or those he replaces. */
    private static int claimable(LineState line, boolean silent) {
        int units = Math.max(Math.max(line.authorised(), line.kept()), line.acceptedByInspection());
        int gone = line.inspected().getOrDefault(Disposition.MISSING, 0) + line.replaced();
        return Math.max(0, Math.min(line.line().quantity(), silent ? Math.max(units, line.delivered()) : units) - gone);
    }
}
