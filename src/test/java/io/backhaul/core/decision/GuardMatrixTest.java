package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.Resolution;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every action in every state of a return (row S64): what is taken, what is impossible, and what is advised against (~). */
class GuardMatrixTest {

    /** One column per state, in the order of {@link #states()}; "ok" or the rule that refuses, advice marked by ~. */
    private static final String MATRIX = """
            APPROVE | RequestAccepted | ok | RequestAccepted | RequestAccepted | RequestAccepted | RequestAccepted | RequestAccepted | RequestAccepted | RequestAccepted | RequestAccepted | RequestAccepted | RequestAccepted | RequestAccepted
            DECLINE | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok
            CANCEL_RETURN | ok | ok | GoodsUnderWay | GoodsUnderWay | GoodsUnderWay | GoodsUnderWay | GoodsUnderWay | RefundUnderWay | RefundUnderWay | ok | ok | RequestDeclined | ok
            SUPPLIER_AUTHORIZED | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok
            SUPPLIER_DECLINED | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok
            ADDRESS_CONFIRMED | SecondChannel | SecondChannel | SecondChannel | SecondChannel | SecondChannel | SecondChannel | SecondChannel | SecondChannel | SecondChannel | SecondChannel | SecondChannel | SecondChannel | SecondChannel
            GOODS_RECEIVED | ok | ok | ok | ok | ok | ok | ok | GoodsStay | ok | ok | ok | ok | ok
            REFUND | ok | ~RequestOutsideWindow | ok | ~InspectionContradicts | RefundUnderWay | ok | NothingLeft | ok | NothingLeft | ok | ok | ok | NothingLeft
            REFUND_DONE_BY_HAND | RefundByHand | RefundByHand | RefundByHand | RefundByHand | RefundByHand | ok | RefundByHand | RefundByHand | RefundByHand | RefundByHand | RefundByHand | RefundByHand | RefundByHand
            CREDIT_RECEIVED | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok
            WRITE_OFF | NothingOwed | NothingOwed | NothingOwed | NothingOwed | ok | ok | ok | ok | ok | NothingOwed | NothingOwed | NothingOwed | NothingOwed
            KEEP_IT | ok | ~RequestOutsideWindow | GoodsUnderWay | GoodsUnderWay | RefundUnderWay | GoodsUnderWay | GoodsUnderWay | KeptAlready | KeptAlready | ok | ok | RequestDeclined | ok
            PARTIAL_REFUND | ok | ~RequestOutsideWindow | GoodsUnderWay | GoodsUnderWay | RefundUnderWay | GoodsUnderWay | NothingLeft | ok | NothingLeft | ok | ok | RequestDeclined | NothingLeft
            STORE_CREDIT | ok | ok | ok | ok | StoreCreditFirst | StoreCreditFirst | StoreCreditFirst | StoreCreditFirst | StoreCreditFirst | ok | ok | RequestDeclined | ok
            STORE_CREDIT_ISSUED | IssueStoreCredit | IssueStoreCredit | IssueStoreCredit | IssueStoreCredit | IssueStoreCredit | IssueStoreCredit | IssueStoreCredit | IssueStoreCredit | ok | IssueStoreCredit | IssueStoreCredit | IssueStoreCredit | IssueStoreCredit
            REPLACEMENT_SHIPPED | ok | ok | ok | ok | ReplacedOrRefunded | ReplacedOrRefunded | ReplacedOrRefunded | ReplacedOrRefunded | ReplacedOrRefunded | ok | ok | ok | ok
            CLAIM_CANCELLED | ok | ClaimOpen | ok | ok | ok | ok | ok | ok | ok | ClaimOpen | ClaimOpen | ok | ok
            CARRIER_CLAIMED | CarriersMatter | CarriersMatter | CarriersMatter | CarriersMatter | CarriersMatter | CarriersMatter | CarriersMatter | CarriersMatter | CarriersMatter | ok | CarriersMatter | CarriersMatter | CarriersMatter
            CARRIER_PAID | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | ok | CarrierOwes | CarrierOwes
            CARRIER_DECLINED | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | ok | CarrierOwes | CarrierOwes
            CARRIER_WRITE_OFF | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | CarrierOwes | ok | CarrierOwes | CarrierOwes
            ADJUST | Adjust | Adjust | Adjust | Adjust | Adjust | ok | Adjust | Adjust | ok | Adjust | Adjust | Adjust | Adjust
            APPROVE_REFUND | SecondApproval | SecondApproval | SecondApproval | SecondApproval | SecondApproval | SecondApproval | SecondApproval | SecondApproval | SecondApproval | SecondApproval | SecondApproval | SecondApproval | SecondApproval
            RELEASE_REFUND | DailyCap | DailyCap | DailyCap | DailyCap | DailyCap | DailyCap | DailyCap | DailyCap | DailyCap | DailyCap | DailyCap | DailyCap | DailyCap
            ACKNOWLEDGE | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok | ok
            """;

    private static Map<String, Supplier<Story>> states() {
        Map<String, Supplier<Story>> states = new LinkedHashMap<>();
        states.put("requested", () -> Story.of(a()));
        states.put("outside", () -> Story.of(a().orderedAt(Instant.parse("2026-07-01T00:00:00Z"))));
        states.put("delivered", GuardMatrixTest::delivered);
        states.put("contradicted", GuardMatrixTest::contradicted);
        states.put("planned", GuardMatrixTest::planned);
        states.put("refused", GuardMatrixTest::refused);
        states.put("paid", GuardMatrixTest::paid);
        states.put("kept", GuardMatrixTest::kept);
        states.put("store credit", GuardMatrixTest::storeCredit);
        states.put("carrier", () -> Story.of(a().because(Reason.PACKAGING_DAMAGED)));
        states.put("carrier owes", GuardMatrixTest::carrierOwes);
        states.put("declined", GuardMatrixTest::declined);
        states.put("replaced", GuardMatrixTest::replaced);
        return states;
    }

    private static AReturn a() {
        return AReturn.of("ACME-1", 1, "60.00");
    }

    private static Story delivered() {
        Story story = Story.of(a());
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        return story;
    }

    private static Story contradicted() {
        Story story = delivered();
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, Finding.CONTRADICTED));
        return story;
    }

    private static Story planned() {
        Story story = delivered();
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        return story;
    }

    private static Story refused() {
        Story story = planned();
        story.tell(story.gateway().refused(story.refunds().get(0)));
        return story;
    }

    private static Story paid() {
        Story story = planned();
        story.gatewayPays();
        return story;
    }

    private static Story kept() {
        Story story = Story.of(a());
        story.decides(OperatorAction.PARTIAL_REFUND, ACME, Said.amount(usd("20.00"), null));
        story.gatewayPays();
        return story;
    }

    private static Story storeCredit() {
        Story story = Story.of(a().wanting(Resolution.STORE_CREDIT));
        story.tell(story.says(ACME).yes(null, null, true));
        return story;
    }

    private static Story carrierOwes() {
        Story story = Story.of(a().because(Reason.NOT_RECEIVED).because(Reason.PACKAGING_DAMAGED));
        story.decides(OperatorAction.CARRIER_CLAIMED, ACME, Said.reference("C-1"));
        return story;
    }

    private static Story declined() {
        Story story = Story.of(a());
        story.decides(OperatorAction.DECLINE, null, Said.note("worn"));
        return story;
    }

    private static Story replaced() {
        Story story = Story.of(a().wanting(Resolution.REPLACEMENT));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).shipsAgain());
        return story;
    }

    private static String verdict(Story story, OperatorAction action) {
        Said said = new Said(0, "ann", "because", amount(action), "REF-1");
        OperatorDecided decided = story.words().operator(story.id(), action, ACME, said);
        Stored s = story.cases().load(Demo.MERCHANT, story.id()).orElseThrow();
        ReturnCase now = new ReturnCase(s.id(), Demo.MERCHANT, s.terms(), s.facts(), s.made(), s.payments());
        return OperatorGuard.refusal(now, decided, s.version())
                .map(r -> (r.advice() ? "~" : "") + r.rule())
                .orElse("ok");
    }

    private static io.backhaul.core.money.Money amount(OperatorAction action) {
        return switch (action) {
            case PARTIAL_REFUND, CREDIT_RECEIVED, CARRIER_PAID -> usd("20.00");
            default -> null;
        };
    }

    @Row({"S64", "S101", "S106", "F37"})
    @TestFactory
    List<DynamicTest> everyActionInEveryState() {
        List<String> names = List.copyOf(states().keySet());
        Map<String, Map<String, String>> expected = MATRIX.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .collect(Collectors.toMap(cells -> cells.get(0), cells -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < names.size(); i++) {
                        row.put(names.get(i), cells.get(i + 1));
                    }
                    return row;
                }));
        return Arrays.stream(OperatorAction.values())
                .map(action -> DynamicTest.dynamicTest(action.name(), () -> {
                    Map<String, String> found = new LinkedHashMap<>();
                    states().forEach((name, state) -> found.put(name, verdict(state.get(), action)));
                    assertThat(found).isEqualTo(expected.get(action.name()));
                }))
                .toList();
    }

    @Row({"F37", "S106"})
    @Test
    void adviceIsOverriddenByNameAndWithAReasonOnlyAndTheOverrideIsRecorded() {
        Story story = contradicted();
        Said silent = new Said(0, "ann", " ", null, null, "InspectionContradicts");
        assertThat(story.decides(OperatorAction.REFUND, ACME, silent).toString())
                .contains("InspectionContradicts");
        Said other = Said.nothing().overriding("Fees");
        assertThat(story.decides(OperatorAction.REFUND, ACME, other).toString()).contains("InspectionContradicts");
        assertThat(story.refunds()).isEmpty();

        story.decides(OperatorAction.REFUND, ACME, Said.nothing().overriding("InspectionContradicts"));
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.c().made())
                .filteredOn(m -> m.decision().rule().equals("StaffOverride"))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.decision().key()).startsWith("override/");
                    assertThat(m.decision().reason()).contains("ann").contains("InspectionContradicts");
                });
    }

    @Row("F37")
    @Test
    void theImpossibleIsOverriddenByNobody() {
        Story story = planned();
        Said loud = Said.nothing().overriding("RefundUnderWay");
        assertThat(story.decides(OperatorAction.REFUND, ACME, loud).toString()).contains("RefundUnderWay");
        assertThat(story.refunds()).hasSize(1);
    }
}
