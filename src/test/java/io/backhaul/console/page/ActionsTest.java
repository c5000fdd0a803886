package io.backhaul.console.page;

import static io.backhaul.core.message.OperatorAction.ACKNOWLEDGE;
import static io.backhaul.core.message.OperatorAction.APPROVE;
import static io.backhaul.core.message.OperatorAction.CREDIT_RECEIVED;
import static io.backhaul.core.message.OperatorAction.DECLINE;
import static io.backhaul.core.message.OperatorAction.GOODS_RECEIVED;
import static io.backhaul.core.message.OperatorAction.REFUND;
import static io.backhaul.core.message.OperatorAction.REFUND_DONE_BY_HAND;
import static io.backhaul.core.message.OperatorAction.SUPPLIER_AUTHORIZED;
import static io.backhaul.core.message.OperatorAction.SUPPLIER_DECLINED;
import static io.backhaul.core.message.OperatorAction.WRITE_OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.console.view.Amount;
import io.backhaul.console.view.CaseView;
import io.backhaul.console.view.CommandView;
import io.backhaul.console.view.Leg;
import io.backhaul.console.view.ReviewItem;
import io.backhaul.core.explain.Explanation;
import io.backhaul.core.message.OperatorAction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActionsTest {

    private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");
    private static final CaseView.Decided ACCEPTED =
            new CaseView.Decided(NOW, "RequestInsideWindow", "ACCEPTED", "inside", "");

    @Test
    void aRequestOutsideTheWindowIsAcceptedOrDeclined() {
        assertThat(actions("REVIEW", leg("REQUESTED", "NONE", "NONE"), List.of(), List.of()))
                .contains(APPROVE, DECLINE, ACKNOWLEDGE)
                .doesNotContain(GOODS_RECEIVED, CREDIT_RECEIVED, WRITE_OFF);
    }

    @Test
    void anAcceptedRequestIsNotAcceptedAgain() {
        assertThat(actions("OPEN", leg("REQUESTED", "NONE", "NONE"), List.of(ACCEPTED), List.of()))
                .contains(SUPPLIER_AUTHORIZED, SUPPLIER_DECLINED, REFUND)
                .doesNotContain(APPROVE, ACKNOWLEDGE);
    }

    @Test
    void aPaidCustomerIsNotOfferedMoreMoney() {
        assertThat(actions("OPEN", leg("INSPECTED", "PAID", "CLAIMED"), List.of(ACCEPTED), List.of()))
                .containsExactly(CREDIT_RECEIVED);
    }

    @Test
    void onlyADebtThatStandsIsWrittenOff() {
        CaseView.Owed owed = new CaseView.Owed("SUPPLIER_RECEIVABLE:acme", "USD", new Amount("40.00", "USD"));
        CaseView view = view("OPEN", leg("INSPECTED", "PAID", "CLAIMED"), List.of(ACCEPTED), List.of(), List.of(owed));
        assertThat(actions(view)).containsExactly(CREDIT_RECEIVED, WRITE_OFF);
    }

    @Test
    void aRefundInFlightIsLeftAlone() {
        for (String state : List.of("PLANNED", "SENDING", "PENDING", "UNKNOWN")) {
            assertThat(actions("OPEN", leg("INSPECTED", state, "NONE"), List.of(ACCEPTED), List.of()))
                    .as(state)
                    .doesNotContain(REFUND);
        }
    }

    @Test
    void aRefundForAPersonAsksForTheGatewaysNumber() {
        CommandView manual = new CommandView(
                "refund/1", UUID.randomUUID(), "REFUND", "manual", "PLANNED", null, 0, null, null, null, NOW, null);
        assertThat(actions("OPEN", leg("INSPECTED", "PLANNED", "NONE"), List.of(ACCEPTED), List.of(manual)))
                .contains(REFUND_DONE_BY_HAND);
        assertThat(ActionForm.of(REFUND_DONE_BY_HAND, List.of("acme"))
                        .reference()
                        .must())
                .isTrue();
    }

    @Test
    void aClosedReturnOffersNothing() {
        assertThat(actions("CLOSED", leg("KEPT", "PAID", "CREDITED"), List.of(ACCEPTED), List.of()))
                .isEmpty();
    }

    @Test
    void givingUpNeedsAReason() {
        assertThat(ActionForm.of(WRITE_OFF, List.of("acme")).note().must()).isTrue();
        assertThat(ActionForm.of(DECLINE, List.of()).note().must()).isTrue();
        assertThat(ActionForm.of(CREDIT_RECEIVED, List.of("acme")).amount().must())
                .isTrue();
    }

    @Test
    void everyActionHasWords() {
        for (OperatorAction action : OperatorAction.values()) {
            assertThat(ActionForm.of(action, List.of("acme")).label())
                    .as(action.name())
                    .isNotBlank();
        }
    }

    @Test
    void aQuestionOffersWhatSettlesIt() {
        assertThat(Answers.of(item("RequestOutsideWindow", UUID.randomUUID())))
                .extracting(ActionForm::action)
                .containsExactly(APPROVE, DECLINE);
        assertThat(Answers.of(item("Instructions", UUID.randomUUID())))
                .extracting(ActionForm::action)
                .containsExactly(SUPPLIER_AUTHORIZED, SUPPLIER_DECLINED, ACKNOWLEDGE);
        assertThat(Answers.of(item("NeverHeardOf", UUID.randomUUID())))
                .extracting(ActionForm::action)
                .containsExactly(ACKNOWLEDGE);
        assertThat(Answers.of(item("UNREADABLE", null))).isEmpty();
    }

    private static ReviewItem item(String reasonClass, UUID caseId) {
        return new ReviewItem(
                UUID.randomUUID(),
                "REVIEW",
                null,
                caseId,
                "#1",
                List.of("acme"),
                null,
                null,
                reasonClass,
                "why",
                List.of(),
                NOW);
    }

    private static Leg leg(String goods, String customerMoney, String supplierMoney) {
        return new Leg("acme", goods, customerMoney, supplierMoney, List.of(), List.of(), null);
    }

    private static List<OperatorAction> actions(
            String status, Leg leg, List<CaseView.Decided> decisions, List<CommandView> commands) {
        return actions(view(status, leg, decisions, commands, List.of()));
    }

    private static List<OperatorAction> actions(CaseView view) {
        return SensibleActions.of(view).stream().map(ActionForm::action).toList();
    }

    private static CaseView view(
            String status,
            Leg leg,
            List<CaseView.Decided> decisions,
            List<CommandView> commands,
            List<CaseView.Owed> owed) {
        return new CaseView(
                UUID.randomUUID(),
                "demo",
                "#1",
                status,
                1,
                List.of(leg),
                NOW,
                null,
                null,
                new Explanation(List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                decisions,
                commands,
                List.of(),
                new CaseView.Ledger(List.of(), true, owed),
                List.of());
    }
}
