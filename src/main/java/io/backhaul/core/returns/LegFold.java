package io.backhaul.core.returns;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.CancellationAnswered;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.MoreInformationRequested;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Granted;
import io.backhaul.core.policy.Terms;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Folds the facts of a case into one supplier's leg. */
final class LegFold {

    private final Facts facts;
    private final List<Made> made;
    private final Terms terms;
    private final String supplier;
    private final List<Line> requested;
    private final List<Parcel> parcels;
    private final ReturnRequested request;
    private final Instant requestedAt;

    LegFold(Facts facts, List<Made> made, Terms terms, ReturnRequested request, String supplier, List<Line> requested) {
        this.facts = facts;
        this.made = made;
        this.terms = terms;
        this.supplier = supplier;
        this.requested = requested;
        this.request = request;
        this.requestedAt = Facts.occurred(request, Instant.MIN);
        this.parcels =
                Parcels.of(facts, requestedAt).stream().filter(this::concerns).toList();
    }

    /** @param outside what of the refunds made outside the hub counts for this leg */
    Leg fold(Money outside) {
        boolean kept = decided(Decision.Outcome.KEEP);
        List<Verdict> verdicts = new java.util.ArrayList<>();
        List<LineState> lines = new java.util.ArrayList<>();
        Map<String, Integer> before = new java.util.HashMap<>();
        for (Line line : requested) {
            int earlier = before.getOrDefault(line.sku(), 0);
            Verdict verdict = Verdict.of(facts, supplier, line, earlier);
            verdicts.add(verdict);
            lines.add(LineFold.of(facts, supplier, line, earlier, verdict, kept, parcels, granted(line)));
            before.merge(line.sku(), line.quantity(), Integer::sum);
        }
        boolean silent = facts.deadlinePassed("INSPECTION", supplier);
        Goods goods = GoodsTrack.of(lines, cancelled(), facts.deadlinePassed("EXPIRY", supplier), lost());
        Claim claim = claim(lines, silent);
        return new Leg(
                supplier,
                lines,
                parcels,
                rma(),
                lastAuthorization(ReturnAuthorized::returnAddress),
                wanted(),
                verdicts.stream().anyMatch(Verdict::conflicting),
                finding(),
                authorizedAt(),
                deliveredAt(),
                silent,
                goods,
                customerMoney(lines, outside),
                SupplierTrack.of(facts, supplier, lines, goods, silent, claim, decided(Decision.Outcome.ASKED)),
                claim);
    }

    private boolean concerns(Parcel parcel) {
        return requested.stream().anyMatch(l -> parcel.units(l, 0) > 0);
    }

    private boolean decided(Decision.Outcome outcome) {
        return made.stream()
                .map(Made::decision)
                .anyMatch(d -> d.outcome() == outcome
                        && (d.supplier() == null || d.supplier().equals(supplier)));
    }

    private boolean lost() {
        return request.reason() == io.backhaul.core.message.Reason.NOT_RECEIVED;
    }

    private boolean cancelled() {
        return facts.all(CancellationAnswered.class).stream().anyMatch(CancellationAnswered::accepted);
    }

    private String rma() {
        String entered = facts.operator(OperatorAction.SUPPLIER_AUTHORIZED, supplier).stream()
                .map(OperatorDecided::reference)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return entered != null ? entered : lastAuthorization(ReturnAuthorized::rma);
    }

    private String lastAuthorization(java.util.function.Function<ReturnAuthorized, String> field) {
        return authorizations()
                .sorted(Comparator.comparing(
                                (ReturnAuthorized a) -> a.envelope().sequence())
                        .reversed())
                .map(field)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Stream<ReturnAuthorized> authorizations() {
        return facts.all(ReturnAuthorized.class).stream()
                .filter(a -> a.supplier().equals(supplier));
    }

    private String wanted() {
        return facts.all(MoreInformationRequested.class).stream()
                .filter(m -> m.supplier().equals(supplier))
                .map(MoreInformationRequested::wanted)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private Finding finding() {
        List<InspectionReported> last = Facts.lastWords(facts.all(InspectionReported.class).stream()
                .filter(i -> i.supplier().equals(supplier)));
        if (last.stream().anyMatch(i -> i.finding() == Finding.CONTRADICTED)) {
            return Finding.CONTRADICTED;
        }
        return last.stream().anyMatch(i -> i.finding() == Finding.CONFIRMED) ? Finding.CONFIRMED : Finding.NOT_STATED;
    }

    private Instant authorizedAt() {
        return earliest(
                Stream.concat(authorizations(), facts.operator(OperatorAction.SUPPLIER_AUTHORIZED, supplier).stream()));
    }

    private Instant deliveredAt() {
        Instant scanned = parcels.stream()
                .map(Parcel::deliveredAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (scanned != null) {
            return scanned;
        }
        Stream<ReturnMessage> received = Stream.of(
                        facts.all(GoodsReceived.class).stream()
                                .filter(g -> g.supplier().equals(supplier)),
                        facts.operator(OperatorAction.GOODS_RECEIVED, supplier).stream())
                .flatMap(s -> s);
        return earliest(received);
    }

    private Instant earliest(Stream<? extends ReturnMessage> messages) {
        return Facts.earliest(messages, m -> Facts.occurred(m, requestedAt));
    }

    private CustomerMoney customerMoney(List<LineState> lines, Money outside) {
        Refunds refunds = new Refunds(facts, made);
        CustomerMoney worst = refunds.worst(supplier);
        if (worst != null) {
            return worst;
        }
        String currency = lines.get(0).line().unitPrice().currency();
        Money value = lines.stream().map(l -> l.price(l.line().quantity())).reduce(Money.zero(currency), Money::plus);
        if (outside.compareTo(value) >= 0 && value.isPositive()) {
            return CustomerMoney.PAID;
        }
        Money due = refunds.due(supplier);
        return due == null ? CustomerMoney.NONE : due.isZero() ? CustomerMoney.PAID : CustomerMoney.DUE;
    }

    private Claim claim(List<LineState> lines, boolean silent) {
        Money expected = Money.zero(costCurrency());
        for (LineState line : lines) {
            int units = line.granted().credits() ? claimable(line, silent) : 0;
            Money cost = line.line().unitCost();
            if (units > 0 && !countable(cost)) {
                return Claim.of(facts, made, supplier, null, costCurrency());
            }
            expected = units == 0 ? expected : expected.plus(line.granted().recovery(cost, units));
        }
        return Claim.of(facts, made, supplier, expected, costCurrency());
    }

    private Granted granted(Line line) {
        return terms.passports().get(supplier).grants(request.reason(), request.order(), line);
    }

    /** False for a cost nobody knows, and for one that cannot be added to the others. */
    private boolean countable(Money cost) {
        return cost != null && cost.currency().equals(costCurrency());
    }

    private String costCurrency() {
        return requested.stream()
                .map(l -> l.unitCost() != null ? l.unitCost() : l.unitPrice())
                .findFirst()
                .orElseThrow()
                .currency();
    }

    /** Units he owes for: authorised, kept, or found by his inspection; never what he reports missing. */
    private static int claimable(LineState line, boolean silent) {
        int units = Math.max(Math.max(line.authorised(), line.kept()), line.acceptedByInspection());
        int gone = line.inspected().getOrDefault(io.backhaul.core.message.Disposition.MISSING, 0);
        return Math.max(0, Math.min(line.line().quantity(), silent ? Math.max(units, line.delivered()) : units) - gone);
    }
}
