package io.backhaul.core.correlation;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.message.CreditChannel;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.MoreInformationRequested;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnDeclined;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.SupplierCreditIssued;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Goods;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What speaks for and against a return a message may belong to, in words and points. */
@Row("N6")
class LikenessTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Instant OPENED = Instant.parse("2026-09-10T12:00:00Z");
    private static final Map<String, Integer> GOODS = Map.of("ACME-1", 2, "ACME-2", 1);

    private final Words words = new Words();

    private static Sketch sketch(Goods stage, String owed, Reference... keys) {
        Sketch.Part part = new Sketch.Part(ACME, stage, GOODS, usd(owed));
        return new Sketch(ID, "#2001", true, OPENED, Set.of(keys), List.of(part));
    }

    private static Reference key(Type type, String value) {
        boolean owned = type == Type.PO || type == Type.RMA || type == Type.SUPPLIER_ORDER;
        return owned ? Reference.qualified(type, ACME, value) : Reference.of(type, value);
    }

    private ReturnMessage naming(Reference... keys) {
        return new ReturnAuthorized(words.envelope("mail:acme", "k", keys), ACME, List.of(), null, null, false);
    }

    private static List<String> shown(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::toString).toList();
    }

    @ParameterizedTest(name = "{0} {1} v {2} {3}: {4}")
    @CsvSource({
        "PO, #2001, PO, #2001, purchase order #2001 is this return's +50",
        "ORDER_NAME, #2001, ORDER_NAME, #2001, order name #2001 is this return's +50",
        "ORDER_NAME, 2001, ORDER_NAME, #2001, order name 2001 is #2001 written otherwise +40",
        "ORDER_NAME, 77, ORDER_NAME, #77, order name 77 is #77 written otherwise +20",
        "ORDER_NAME, DE1001, ORDER_NAME, DE-1001, order name DE1001 is DE-1001 with other separators +30",
        "ORDER_NAME, 2001-A, ORDER_NAME, #2001, order name 2001-A is #2001 with an ending +30",
        "ORDER_NAME, X2001, ORDER_NAME, #2001, order name X2001 has the digits of #2001 +20",
        "ORDER_NAME, 2010, ORDER_NAME, #2001, 'order name 2010 is not #2001, unless two digits were swapped -10'",
        "ORDER_NAME, 9999, ORDER_NAME, #2001, order name 9999 is not #2001 -40",
        "MENTION, #2001, ORDER_NAME, #2001, order number #2001 in its text is #2001 written otherwise +40",
        "MENTION, 9999, ORDER_NAME, #2001, order number 9999 in its text is not #2001 -10",
        "RMA, RMA-77120, RMA, RMA-77120, RMA number RMA-77120 is this return's +50",
        "RMA, 77120, RMA, RMA-77120, RMA number 77120 is RMA-77120 written otherwise +40",
        "RMA, 99999, RMA, RMA-77120, RMA number 99999 is not RMA-77120 -30",
        "SUPPLIER_ORDER, 8001, SUPPLIER_ORDER, 8001, supplier's order 8001 is this return's +50",
        "SUPPLIER_ORDER, 9999, SUPPLIER_ORDER, 8001, supplier's order 9999 is not 8001 -30",
        "TRACKING, 1Z12345, TRACKING, 1Z12345, tracking number 1Z12345 is this return's +50",
        "TRACKING, 1Z-12345, TRACKING, 1Z12345, tracking number 1Z-12345 is 1Z12345 with other separators +40",
        "TRACKING, 12345-A, TRACKING, 12345, tracking number 12345-A is not 12345 -10",
        "TRACKING, X12345, TRACKING, 12345, tracking number X12345 is not 12345 -10",
        "TRACKING, 12354, TRACKING, 12345, tracking number 12354 is not 12345 -10",
        "RETURN, r-1, RETURN, r-1, return r-1 is this return's +50"
    })
    void aNumberSpeaksForOrAgainstItAsFarAsItIsAlike(Type said, String number, Type own, String known, String words) {
        List<Evidence> found =
                NumberEvidence.of(naming(key(said, number)), ACME, sketch(Goods.REQUESTED, "0.00", key(own, known)));
        assertThat(shown(found)).containsExactly(words);
    }

    @Test
    void anAnswerToOurMailTheCaseItselfAndTheBestOfSeveralNumbersCount() {
        Reference token = Reference.of(Type.MAIL_TOKEN, "t0ken");
        Reference mail = Reference.of(Type.MAIL_MESSAGE, "<1@hub>");
        Reference name = key(Type.ORDER_NAME, "#2001");
        Sketch sketch = sketch(Goods.REQUESTED, "0.00", token, mail, name);

        assertThat(shown(NumberEvidence.of(naming(token), ACME, sketch)))
                .containsExactly("it answers our mail about this return +50");
        assertThat(NumberEvidence.of(naming(mail), ACME, sketch)).hasSize(1);
        assertThat(NumberEvidence.of(naming(Reference.of(Type.MAIL_TOKEN, "other")), ACME, sketch))
                .isEmpty();
        assertThat(NumberEvidence.of(naming(Reference.of(Type.RETURN, "r-2")), ACME, sketch))
                .isEmpty();
        assertThat(shown(NumberEvidence.of(naming(Reference.of(Type.CASE, ID.toString())), ACME, sketch)))
                .containsExactly("case " + ID + " is this return's +50");
        assertThat(shown(NumberEvidence.of(naming(key(Type.ORDER_NAME, "9999"), key(Type.PO, "2001")), ACME, sketch)))
                .containsExactly("purchase order 2001 is #2001 written otherwise +40");
    }

    @Test
    void anotherSuppliersNumbersSayNothing() {
        Reference globex = Reference.qualified(Type.RMA, GLOBEX, "RMA-77120");
        assertThat(NumberEvidence.of(naming(key(Type.RMA, "RMA-77120")), ACME, sketch(Goods.REQUESTED, "0.00", globex)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "acme-1:2, 'SKU acme-1 is in it +20, the quantity is equal +5'",
        "ACME1:1, SKU ACME1 is in it +20",
        "ACME-1:3, 'SKU ACME-1 is in it +20, more units than were asked to be returned -15'",
        "ACME-1:2 ACME-2:1, 'SKU ACME-1 is in it +20, the quantity is equal +5'",
        "ACME-1:2 ACME-9:1, only some of its SKUs are in it +5",
        "ACME-9:1, SKU ACME-9 is not in it -30"
    })
    void goodsSpeakForOrAgainstIt(String lines, String words) {
        List<LineQuantity> named = Arrays.stream(lines.split(" "))
                .map(l -> new LineQuantity(l.split(":")[0], Integer.parseInt(l.split(":")[1])))
                .toList();
        ReturnMessage received = new GoodsReceived(this.words.envelope("mail:acme", "k"), ACME, named);
        Sketch.Part part = sketch(Goods.REQUESTED, "0.00").parts().get(0);
        assertThat(GoodsEvidence.of(received, part).stream()
                        .filter(e -> e.weight() != 0)
                        .map(Evidence::toString)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(words);
    }

    @ParameterizedTest(name = "owed {0}, credited {1}: {2}")
    @CsvSource({
        "60.00, 60.00, 60.00 USD is what he owes on it +20",
        "60.00, 60.01, 'he owes 60.00 USD on it, not 60.01 USD -10'",
        "0.00, 60.00, he owes nothing on it -10"
    })
    void anAmountSpeaksForOrAgainstIt(String owed, String credited, String words) {
        Money amount = usd(credited);
        ReturnMessage credit = new SupplierCreditIssued(
                this.words.envelope("mail:acme", "k"), ACME, "CM-1", amount, CreditChannel.CREDIT_MEMO);
        assertThat(shown(GoodsEvidence.of(
                        credit, sketch(Goods.INSPECTED, owed).parts().get(0))))
                .containsExactly(words);
    }

    @ParameterizedTest(name = "an answer while goods are {0}: {1}; arrival: {2}")
    @CsvSource({
        "REQUESTED, he has not answered it yet +10, its goods are not on their way +0",
        "AUTHORIZED, he has answered it already -5, its goods are expected at the supplier +10",
        "IN_TRANSIT, he has answered it already -5, its goods are expected at the supplier +10",
        "DELIVERED, he has answered it already -5, its goods are expected at the supplier +10",
        "INSPECTED, he has answered it already -5, its goods are not on their way -10"
    })
    void aMessageIsDueOrNot(Goods stage, String answer, String arrival) {
        Sketch.Part part = sketch(stage, "0.00").parts().get(0);
        var e = words.envelope("mail:acme", "k");

        assertThat(List.of(
                        naming(),
                        new ReturnDeclined(e, ACME, List.of(), "not ours"),
                        new MoreInformationRequested(e, ACME, "photos")))
                .allSatisfy(m -> assertThat(shown(GoodsEvidence.of(m, part))).containsExactly(answer));
        assertThat(List.of(
                        new GoodsReceived(e, ACME, List.of()),
                        new InspectionReported(e, ACME, List.of(), Disposition.SCRAP, Finding.CONFIRMED)))
                .allSatisfy(m -> assertThat(shown(GoodsEvidence.of(m, part))).containsExactly(arrival));
    }

    @Test
    void timeSpeaksAgainstItADayBeforeAndAHundredAndEightyDaysAfter() {
        assertThat(atTime(Duration.ofDays(-1))).isEmpty();
        assertThat(atTime(Duration.ofDays(-1).minusSeconds(1)))
                .containsExactly("it was said before this return was asked for -15");
        assertThat(atTime(Duration.ofDays(180))).isEmpty();
        assertThat(atTime(Duration.ofDays(180).plusSeconds(1)))
                .containsExactly("it was said more than 180 days later -10");
    }

    private List<String> atTime(Duration after) {
        words.itIs(OPENED.plus(after));
        return Likeness.score(naming(), sketch(Goods.REQUESTED, "0.00")).evidence().stream()
                .map(Evidence::toString)
                .filter(w -> w.startsWith("it was said"))
                .toList();
    }

    @Test
    void theScoreStaysBetweenNothingAndAHundredAndClosedReturnsComeLast() {
        Reference name = key(Type.ORDER_NAME, "#2001");
        Reference rma = key(Type.RMA, "RMA-77120");
        Sketch open = sketch(Goods.REQUESTED, "0.00", name, rma);
        Sketch closed = new Sketch(new UUID(0, 2), "#2001", false, OPENED, Set.of(name, rma), open.parts());
        Sketch strangers = new Sketch(new UUID(0, 3), "#9", true, OPENED, Set.of(), List.of());

        List<Lookalike> ranked = Likeness.rank(naming(name), List.of(strangers, closed, open));

        assertThat(ranked).extracting(Lookalike::caseId).containsExactly(ID, closed.caseId(), strangers.caseId());
        assertThat(ranked).extracting(Lookalike::score).containsExactly(75, 60, 0);
        assertThat(Likeness.score(naming(name, rma), open).score()).isEqualTo(100);
        assertThat(shown(ranked.get(1).evidence())).contains("it is closed -10", "it has goods of acme +10");
        assertThat(shown(ranked.get(2).evidence())).contains("it has no goods of acme -50", "it is open +5");
        assertThat(Likeness.amongHis(naming(name), List.of(strangers, open)))
                .extracting(Lookalike::caseId)
                .containsExactly(ID);
    }

    @Test
    void theFiveBestAreShown() {
        List<Sketch> six = IntStream.range(0, 6)
                .mapToObj(i -> new Sketch(new UUID(0, i), "#" + i, true, OPENED, Set.of(), List.of()))
                .toList();
        assertThat(Likeness.rank(naming(), six))
                .extracting(Lookalike::orderName)
                .containsExactly("#0", "#1", "#2", "#3", "#4");
    }
}
