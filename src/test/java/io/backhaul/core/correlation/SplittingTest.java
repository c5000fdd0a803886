package io.backhaul.core.correlation;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.SupplierWords;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.DisputeStatus;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.message.PaymentDisputed;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReplacementShipped;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnDeclined;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ShipmentStatusChanged;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Goods;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One message about several returns: each is told its part, or a person divides it. */
@Row("N6")
class SplittingTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID OTHER = new UUID(0, 3);
    private static final Reference RMA1 = Reference.qualified(Type.RMA, ACME, "RMA-1");
    private static final Reference RMA2 = Reference.qualified(Type.RMA, ACME, "RMA-2");
    private static final Reference PARCEL = Reference.of(Type.TRACKING, "1Z1");
    private static final Reference NAME = Reference.of(Type.ORDER_NAME, "#2001");
    private static final LineQuantity LAMP = new LineQuantity("LAMP", 1);
    private static final LineQuantity CHAIR = new LineQuantity("CHAIR", 2);

    /** What a part says otherwise than the whole: which return, and which of the goods. */
    private static final Set<String> DIVIDED = Set.of("envelope", "lines");

    private final Words words = new Words();
    private final SupplierWords acme = new SupplierWords(words, ACME, "mail:acme", "#2001");

    private final List<Candidate> both = List.of(named(ONE, RMA1), named(TWO, RMA2));
    private final List<Sketch> goods = List.of(holding(ONE, "LAMP", 1), holding(TWO, "CHAIR", 2));

    private static Candidate named(UUID id, Reference... matched) {
        return new Candidate(id, "#2001", true, Set.of(ACME), Set.of(matched));
    }

    private static Candidate closed(UUID id, Reference... matched) {
        return new Candidate(id, "#2001", false, Set.of(ACME), Set.of(matched));
    }

    private static Sketch holding(UUID id, String sku, int units) {
        Sketch.Part part = new Sketch.Part(ACME, Goods.REQUESTED, Map.of(sku, units), usd("0.00"));
        return new Sketch(id, "#2001", true, Instant.EPOCH, Set.of(), List.of(part));
    }

    private List<ReturnMessage> parts(ReturnMessage message) {
        return Splitting.parts(message, both, goods);
    }

    @Test
    void everyReturnIsToldItsOwnGoodsAndEverythingElseThatWasSaid() {
        assertThat(parts(acme.yes("RMA-9", "Dock 1", true, LAMP, CHAIR)))
                .extracting(m -> (ReturnAuthorized) m)
                .extracting(ReturnAuthorized::lines, ReturnAuthorized::rma, ReturnAuthorized::keepGoods)
                .containsExactly(tuple(LAMP, "RMA-9", true), tuple(CHAIR, "RMA-9", true));
        assertThat(parts(acme.no(LAMP, CHAIR)))
                .extracting(m -> (ReturnDeclined) m)
                .extracting(ReturnDeclined::lines, ReturnDeclined::reasonText)
                .containsExactly(tuple(LAMP, "not ours"), tuple(CHAIR, "not ours"));
        assertThat(parts(acme.received(LAMP, CHAIR)))
                .extracting(m -> ((GoodsReceived) m).lines())
                .containsExactly(List.of(LAMP), List.of(CHAIR));
        assertThat(parts(acme.inspected(Disposition.SCRAP, Finding.CONTRADICTED, LAMP, CHAIR)))
                .extracting(m -> (InspectionReported) m)
                .extracting(InspectionReported::lines, InspectionReported::disposition, InspectionReported::finding)
                .containsExactly(
                        tuple(LAMP, Disposition.SCRAP, Finding.CONTRADICTED),
                        tuple(CHAIR, Disposition.SCRAP, Finding.CONTRADICTED));
        assertThat(parts(acme.shipsAgain(LAMP, CHAIR)))
                .extracting(m -> (ReplacementShipped) m)
                .extracting(ReplacementShipped::lines, ReplacementShipped::trackingNumber)
                .containsExactly(tuple(LAMP, "1ZAGAIN"), tuple(CHAIR, "1ZAGAIN"));
    }

    private static org.assertj.core.groups.Tuple tuple(LineQuantity line, Object... more) {
        Object[] all = new Object[more.length + 1];
        all[0] = List.of(line);
        System.arraycopy(more, 0, all, 1, more.length);
        return new org.assertj.core.groups.Tuple(all);
    }

    /** Whatever fields a message has: each is told, and a new one cannot be forgotten. */
    @ParameterizedTest
    @MethodSource("complete")
    void aPartSaysEverythingThatTheWholeSaid(ReturnMessage whole) throws ReflectiveOperationException {
        Reference disputed = Reference.of(Type.PAYMENT, "p1");
        List<Candidate> each = List.of(named(ONE, RMA1, PARCEL, disputed), named(TWO, RMA2, PARCEL, disputed));
        List<ReturnMessage> parts = Splitting.parts(whole, each, goods);
        assertThat(parts).hasSize(2).allMatch(part -> part.getClass() == whole.getClass());
        for (RecordComponent field : whole.getClass().getRecordComponents()) {
            Object said = field.getAccessor().invoke(whole);
            assertThat(said).as(field + " of the example").isNotIn(null, false, List.of());
            for (ReturnMessage part : parts) {
                if (!DIVIDED.contains(field.getName())) {
                    assertThat(field.getAccessor().invoke(part))
                            .as(field.getName())
                            .isEqualTo(said);
                }
            }
        }
    }

    static Stream<ReturnMessage> complete() {
        Envelope e = new Words().envelope("mail:acme", "whole", RMA1, RMA2);
        List<LineQuantity> lines = List.of(LAMP, CHAIR);
        Money fee = usd("15.00");
        return Stream.of(
                new ReturnAuthorized(e, ACME, lines, "RMA-9", "Dock 1", true, "https://acme.example/label"),
                new ReturnDeclined(e, ACME, lines, "not ours"),
                new GoodsReceived(e, ACME, lines),
                new InspectionReported(e, ACME, lines, Disposition.SCRAP, Finding.CONTRADICTED),
                new ReplacementShipped(e, ACME, lines, "1ZAGAIN"),
                new ShipmentStatusChanged(e, "1Z1", ParcelStatus.DELIVERED),
                new PaymentDisputed(
                        e,
                        "stripe:demo",
                        "dp_1",
                        usd("60.00"),
                        DisputeStatus.values()[0],
                        "fraudulent",
                        Instant.EPOCH,
                        List.of(new PaymentDisputed.Fee("f1", fee))));
    }

    @Test
    void aPartNamesItsReturnAndSplittingAgainGivesTheSameParts() {
        ReturnMessage whole = acme.received(LAMP, CHAIR);
        assertThat(parts(whole))
                .isEqualTo(parts(whole))
                .extracting(m -> m.envelope().references())
                .containsExactly(
                        List.of(RMA1, Reference.of(Type.CASE, ONE.toString())),
                        List.of(RMA2, Reference.of(Type.CASE, TWO.toString())));
        assertThat(parts(whole)).extracting(m -> m.envelope().id()).doesNotHaveDuplicates();
    }

    @Test
    void aKeyThatTwoReturnsShareNamesNeitherOfThem() {
        List<Candidate> shared = List.of(named(ONE, NAME), named(TWO, NAME));
        List<Candidate> oneOnly = List.of(named(ONE, NAME, RMA1), named(TWO, NAME));
        List<Candidate> each = List.of(named(ONE, NAME, RMA1), named(TWO, NAME, RMA2));

        assertThat(Splitting.parts(acme.received(LAMP, CHAIR), shared, goods)).isEmpty();
        assertThat(Splitting.parts(acme.received(LAMP, CHAIR), oneOnly, goods)).isEmpty();
        assertThat(Splitting.parts(acme.received(LAMP, CHAIR), each, goods)).hasSize(2);
    }

    @Test
    void goodsThatFitNoneOrTwoOrAreTooManyOrLeaveOneOutAreDividedByAPerson() {
        List<Sketch> twins = List.of(holding(ONE, "LAMP", 1), holding(TWO, "LAMP", 1));

        assertThat(parts(acme.received(LAMP, new LineQuantity("SOFA", 1)))).isEmpty();
        assertThat(Splitting.parts(acme.received(LAMP), both, twins)).isEmpty();
        assertThat(parts(acme.received(LAMP, new LineQuantity("CHAIR", 3)))).isEmpty();
        assertThat(parts(acme.received(LAMP))).isEmpty();
        assertThat(parts(acme.received())).isEmpty();
    }

    @Test
    void aReturnTheMessageDoesNotNameTakesNoPart() {
        List<Sketch> more = List.of(goods.get(0), goods.get(1), holding(OTHER, "LAMP", 1));
        assertThat(Splitting.parts(acme.received(LAMP, CHAIR), both, more)).hasSize(2);
    }

    @Test
    void aScanConcernsEveryOpenReturnInTheParcelAndNoOther() {
        ShipmentStatusChanged scan = new ShipmentStatusChanged(
                words.envelope("tracking:easypost", "scan", PARCEL), "1Z1", ParcelStatus.DELIVERED);
        Candidate one = named(ONE, PARCEL);
        Candidate two = named(TWO, PARCEL);

        assertThat(Splitting.parts(scan, List.of(one, two, closed(OTHER, PARCEL), named(OTHER, NAME)), List.of()))
                .extracting(m -> (ShipmentStatusChanged) m)
                .allMatch(m -> m.trackingNumber().equals("1Z1") && m.status() == ParcelStatus.DELIVERED)
                .extracting(m -> m.envelope().reference(Type.CASE))
                .containsExactly(ONE.toString(), TWO.toString());
        assertThat(Splitting.parts(scan, List.of(one, closed(OTHER, PARCEL)), List.of()))
                .isEmpty();
        assertThat(Splitting.parts(scan, List.of(one, named(OTHER, NAME)), List.of()))
                .isEmpty();
    }

    @Test
    void whatNoSupplierSaysAndWhatNamesOneReturnIsNotDivided() {
        ReturnMessage nobodys = words.requested(io.backhaul.core.fixture.AReturn.of("ACME-1", 1, "60.00"));
        assertThat(Splitting.parts(nobodys, both, goods)).isEmpty();
        assertThat(Splitting.parts(acme.received(LAMP), both.subList(0, 1), goods))
                .isEmpty();
    }
}
