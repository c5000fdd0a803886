package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command.Kind;
import io.backhaul.core.fixture.APolicy;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.SupplierWords;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.LineState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two channels of a supplier say what became of the goods: together, the same, or one against the other (decision 1.4). */
class InspectionsDifferTest {

    private static final String MAIL = "mail:acme";
    private static final String LINK = "link:acme";
    private static final String FILE = "sftp:acme";

    private final Story story = returned(3);

    private static Story returned(int units) {
        return Story.of(AReturn.of("ACME-1", units, "30.00"));
    }

    private static LineQuantity units(int n) {
        return new LineQuantity("ACME-1", n);
    }

    private static void arrived(Story story) {
        story.tell(story.says(ACME).yes());
        story.command("store-approve/" + story.id(), Outcome.DONE);
        story.arrives("1Z1");
    }

    /** For example {@code 2R 1S}: two resellable, one scrap; without a number the whole line. */
    private static List<ReturnMessage> inspections(Story story, String source, String words) {
        List<ReturnMessage> all = new ArrayList<>();
        for (String word : words.split(" ")) {
            Disposition found = Arrays.stream(Disposition.values())
                    .filter(d -> d.name().endsWith("ABLE")
                            ? word.endsWith("R")
                            : word.endsWith(d.name().substring(0, 1)))
                    .findFirst()
                    .orElseThrow();
            SupplierWords says = story.says(ACME, source);
            all.add(
                    word.length() == 1
                            ? says.inspected(found)
                            : says.inspected(found, units(Integer.parseInt(word.substring(0, 1)))));
        }
        return all;
    }

    private static LineState line(Story story) {
        return story.leg(ACME).lines().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "contested",
            value = {
                "3R | 3R | {RESELLABLE=3}",
                "R | 3R | {RESELLABLE=3}",
                "1R | 1S | {RESELLABLE=1, SCRAP=1}",
                "1R | 1R | {RESELLABLE=1}",
                "1R | 2R | {RESELLABLE=2}",
                "1R 2S | 1R | {RESELLABLE=1, SCRAP=2}",
                "3R 3S | S | {SCRAP=3}",
                "1R 1S | 1M | {RESELLABLE=1, SCRAP=1, MISSING=1}",
                "2R | 2S | contested",
                "3R | 1S | contested",
                "M | R | contested",
                "1R 2S | 2R | contested"
            })
    @Row({"S52", "S165", "S166"})
    void inspectionsOfTwoChannelsCountTogetherOrContradictEachOther(String mail, String link, String counts) {
        List<String> seen = new ArrayList<>();
        for (boolean mailFirst : List.of(true, false)) {
            Story told = returned(3);
            arrived(told);
            for (int i = 0; i < (mailFirst ? 5 : 0); i++) {
                told.tell(told.says(ACME, LINK).received()); // its numbers run ahead of the mail's
            }
            List<ReturnMessage> all = new ArrayList<>(inspections(told, MAIL, mail));
            all.addAll(inspections(told, LINK, link));
            if (!mailFirst) {
                Collections.reverse(all);
            }
            all.forEach(told::tell);
            LineState line = line(told);
            seen.add(line.isContested() ? "contested" : new TreeMap<>(line.inspected()).toString());
            assertThat(told.questions().stream().anyMatch(q -> q.startsWith("inspections-differ/")))
                    .isEqualTo(line.isContested());
        }
        assertThat(seen).containsOnly(counts == null ? "contested" : counts);
    }

    @Test
    @Row({"S53", "S54", "S193"})
    void aContradictedInspectionRefundsAndRestocksNothingNotEvenAfterSilence() {
        arrived(story);
        inspections(story, MAIL, "R").forEach(story::tell);
        assertThat(story.refunded()).containsExactly("90.00 USD");

        Story other = returned(3);
        arrived(other);
        other.tell(other.says(ACME, LINK).received());
        List<ReturnMessage> both = new ArrayList<>(inspections(other, MAIL, "1R"));
        both.addAll(inspections(other, FILE, "3S"));
        both.forEach(other::tell);
        assertThat(other.leg(ACME).goods()).isEqualTo(Goods.DELIVERED);
        assertThat(other.refunded())
                .as("paid by the first word, before it was contradicted")
                .containsExactly("30.00 USD");
        int raised = other.planned(Kind.STOCK_ADJUST).size();

        assertThat(other.deadlines()).noneMatch(d -> d.kind().equals(Deadlines.INSPECTION));
        other.gatewayPays();
        assertThat(other.refunded()).containsExactly("30.00 USD");
        assertThat(other.planned(Kind.STOCK_ADJUST)).hasSize(raised);
        assertThat(other.planned(Kind.STORE_PROCESS)).isEmpty();
        assertThat(other.questions()).singleElement().asString().startsWith("inspections-differ/");
        assertThat(other.decision(other.questions().get(0)).orElseThrow().reason())
                .contains("mail:acme says 1 x ACME-1 resellable", "sftp:acme says 3 x ACME-1 scrap");
    }

    @Test
    void whoseInspectionHoldsIsEnteredOnceAndPaysTheRestOnce() {
        arrived(story);
        inspections(story, MAIL, "1R").forEach(story::tell);
        inspections(story, FILE, "S").forEach(story::tell);
        assertThat(story.decides(OperatorAction.INSPECTION_CONFIRMED, ACME, Said.reference("nobody"))
                        .toString())
                .contains("not inspected by several channels");

        story.decides(OperatorAction.INSPECTION_CONFIRMED, ACME, Said.reference(FILE));
        assertThat(line(story).inspected()).isEqualTo(Map.of(Disposition.SCRAP, 3));
        assertThat(story.questions()).isEmpty();
        assertThat(story.refunded()).containsExactly("30.00 USD", "60.00 USD");
        story.decides(OperatorAction.INSPECTION_CONFIRMED, ACME, Said.reference(MAIL));
        assertThat(line(story).inspected()).as("he corrects himself").isEqualTo(Map.of(Disposition.RESELLABLE, 1));
        assertThat(story.refunded()).containsExactly("30.00 USD", "60.00 USD");
    }

    @Test
    void hisOwnLaterWordEndsTheQuestion() {
        arrived(story);
        inspections(story, MAIL, "1R").forEach(story::tell);
        inspections(story, FILE, "S").forEach(story::tell);
        inspections(story, MAIL, "S").forEach(story::tell);
        assertThat(story.questions()).isEmpty();
        assertThat(story.refunded()).containsExactly("30.00 USD", "60.00 USD");
    }

    @Test
    void whatWasPaidAndPutOnStockStaysWhenAnotherChannelContradictsItLater() {
        arrived(story);
        inspections(story, LINK, "R").forEach(story::tell);
        story.gatewayPays();
        int raised = story.planned(Kind.STOCK_ADJUST).size();
        inspections(story, MAIL, "M").forEach(story::tell);

        assertThat(story.questions()).singleElement().asString().startsWith("inspections-differ/");
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        story.decides(OperatorAction.INSPECTION_CONFIRMED, ACME, Said.reference(LINK));
        story.gatewayPays();
        assertThat(story.refunded()).containsExactly("90.00 USD");
        assertThat(story.planned(Kind.STOCK_ADJUST)).hasSize(raised);
        assertThat(story.questions()).isEmpty();
    }

    @Test
    @Row({"S28", "X2"})
    void aRefundOnReceiptWaitsForThePersonTooWhereThePapersContradictEachOther() {
        Story onReceipt = APolicy.usual().refundOn(RefundOn.RECEIPT).story(AReturn.of("ACME-1", 2, "30.00"));
        onReceipt.tell(onReceipt.says(ACME).yes(units(1)));
        onReceipt.tell(onReceipt.says(ACME).inspected(Disposition.MISSING, Finding.NOT_STATED));
        assertThat(onReceipt.refunded()).isEmpty();
        onReceipt.tell(onReceipt.says(ACME, LINK).inspected(Disposition.SCRAP));
        assertThat(onReceipt.refunded()).isEmpty();
        onReceipt.decides(OperatorAction.INSPECTION_CONFIRMED, ACME, Said.reference(LINK));
        assertThat(onReceipt.refunded()).containsExactly("60.00 USD");
    }
}
