package io.backhaul.core.returns;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.CancellationAnswered;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.MoreInformationRequested;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Granted;
import io.backhaul.core.policy.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Folds the facts of a case into one supplier's leg. */
final class LegFold {

    /** Kinds of decision no fold looks at; one that is not named here is taken to change a leg. */
    private static final Set<Decision.Outcome> UNREAD = EnumSet.of(
            Decision.Outcome.ACCEPTED,
            Decision.Outcome.APPROVED_AT_STORE,
            Decision.Outcome.GOODWILL,
            Decision.Outcome.FEE,
            Decision.Outcome.CARRIER_WRITTEN_OFF,
            Decision.Outcome.DONE,
            Decision.Outcome.REVIEW,
            Decision.Outcome.TASK);

    private final Facts facts;
    private final Decided made;
    private final Terms terms;
    private final String supplier;
    private final List<Line> requested;
    private final List<Parcel> parcels;
    private final ReturnRequested request;
    private final Instant requestedAt;

    LegFold(Facts facts, Decided made, Terms terms, ReturnRequested request, String supplier, List<Line> requested) {
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

    /** True when legs can differ once this is decided; otherwise they need no folding anew. */
    static boolean reads(Decision d) {
        return !UNREAD.contains(d.outcome()) || ClaimFold.reads(d) || Refunds.reads(d);
    }

    /** @param outside what of the refunds made outside the hub counts for this leg */
    Leg fold(Money outside) {
        boolean kept = made.has(Decision.Outcome.KEEP, supplier);
        Arrival arrival = Arrival.of(facts, supplier, parcels, requestedAt);
        ClaimFold claims = new ClaimFold(facts, made, terms, request, supplier, requested);
        List<Verdict> verdicts = verdicts(claims, !kept && goodsWait(arrival));
        Anchors.End ends = claims.ends();
        boolean told = claims.told(verdicts);
        boolean dead = claims.expired(ends, told);
        List<LineState> lines = new ArrayList<>();
        for (int i = 0; i < requested.size(); i++) {
            Line line = requested.get(i);
            Granted granted = claims.granted(line);
            Verdict verdict = dead || !granted.accepts() ? verdicts.get(i).orNo(line) : verdicts.get(i);
            lines.add(LineFold.of(facts, supplier, line, before(i), verdict, kept, parcels, granted));
        }
        boolean silent = arrival.silent();
        boolean lostBack = made.has(Decision.Outcome.CARRIER_CLAIM, supplier)
                && !lines.stream().allMatch(l -> l.granted().carrier());
        Goods goods = GoodsTrack.of(
                lines, cancelled(), facts.deadlinePassed("EXPIRY", supplier), wentBack(), lost(), lostBack);
        Claim claim = claims.fold(lines, silent, ends, told, dead || lostBack && goods == Goods.LOST);
        boolean asked = made.has(Decision.Outcome.ASKED, supplier);
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
                arrival.at(),
                silent,
                goods,
                customerMoney(lines, outside),
                SupplierTrack.of(facts, supplier, lines, goods, silent, claim, asked, dead),
                claim);
    }

    private List<Verdict> verdicts(ClaimFold claims, boolean goodsWait) {
        return IntStream.range(0, requested.size())
                .mapToObj(i -> Verdict.of(
                        facts,
                        supplier,
                        requested.get(i),
                        before(i),
                        goodsWait && claims.granted(requested.get(i)).goodsBack()))
                .toList();
    }

    /** True while nobody has sent, received or settled for the goods; a return that was closed does not come back for them. */
    private boolean goodsWait(Arrival arrival) {
        return parcels.isEmpty()
                && arrival.at() == null
                && facts.all(InspectionReported.class).stream()
                        .noneMatch(i -> i.supplier().equals(supplier))
                && !made.has(Decision.Outcome.CLOSED, supplier)
                && new Refunds(facts, made).due(supplier) == null;
    }

    /** Units of the same SKU on earlier lines. */
    private int before(int index) {
        String sku = requested.get(index).sku();
        return requested.subList(0, index).stream()
                .filter(l -> l.sku().equals(sku))
                .mapToInt(Line::quantity)
                .sum();
    }

    private boolean wentBack() {
        return parcels.stream().anyMatch(p -> p.status() == ParcelStatus.RETURNED_TO_SENDER);
    }

    private boolean concerns(Parcel parcel) {
        return requested.stream().anyMatch(l -> parcel.units(l, 0) > 0);
    }

    private boolean lost() {
        return request.reason() == Reason.NOT_RECEIVED;
    }

    private boolean cancelled() {
        return facts.decided(OperatorAction.CANCEL_RETURN, null)
                || facts.all(CancellationAnswered.class).stream().anyMatch(CancellationAnswered::accepted);
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
}
