package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnShipped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the store is told in a return's life, by which decision, and never twice. */
class StoreLifeTest {

    private static final Reference BACK = Reference.of(Type.RETURN, "gid://shopify/Return/1");

    private Story story;

    private void approved(AReturn asked) {
        story = Story.of(asked);
        story.tell(story.says(ACME).yes());
        done("store-approve");
    }

    private void done(String what) {
        story.command(what + "/" + story.id(), Outcome.DONE);
    }

    private List<String> keys(Command.Kind kind) {
        return story.planned(kind).stream()
                .map(c -> c.key().replace(story.id().toString(), "case"))
                .toList();
    }

    // ---------- decline

    @Row({"S82", "S83", "S151"})
    @Test
    void s82_theStoresReasonForANoIsWhatTheCoreKnows() {
        assertThat(declineOf(Story.of(AReturn.of("ACME-1", 1, "60.00")))).containsEntry("reason", "OTHER");
        assertThat(declineOf(
                        Story.of(AReturn.of("ACME-1", 1, "60.00").orderedAt(Instant.parse("2026-07-01T00:00:00Z")))))
                .containsEntry("reason", "RETURN_PERIOD_ENDED");
        Story nobody = new Story(Agreed.with(ACME, Agreed.granting(Agreed.refuses(Reason.UNWANTED))));
        nobody.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        assertThat(declineOf(nobody)).containsEntry("reason", "FINAL_SALE");
    }

    private static Map<String, String> declineOf(Story story) {
        story.decides(OperatorAction.DECLINE, null, Said.note("worn"));
        return story.planned(Command.Kind.STORE_DECLINE).get(0).details();
    }

    // ---------- label and parcel

    @Row({"S80", "S159"})
    @Test
    void s159_theSuppliersLabelReachesTheCustomerAfterHisYesAndANewerOneReplacesIt() {
        story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(labelled("y1", "https://labels.example/1.pdf"));
        assertThat(story.planned(Command.Kind.STORE_LABEL)).isEmpty();
        done("store-approve");
        assertThat(story.planned(Command.Kind.STORE_LABEL))
                .singleElement()
                .satisfies(c -> assertThat(c.details()).doesNotContainKey("newer"));

        story.tell(labelled("y2", "https://labels.example/2.pdf"));
        assertThat(story.planned(Command.Kind.STORE_LABEL))
                .hasSize(2)
                .last()
                .satisfies(c -> assertThat(c.details()).containsEntry("newer", "true"));
    }

    private ReturnAuthorized labelled(String key, String url) {
        return new ReturnAuthorized(
                story.words().envelope("api:warehouse", key, Reference.qualified(Type.PO, ACME, "#2001")),
                ACME,
                List.of(),
                null,
                null,
                false,
                url);
    }

    @Row({"S26", "S78"})
    @Test
    void s26_aParcelSentOnceMoreAfterItCameBackTakesTheOldNumbersPlace() {
        approved(AReturn.of("ACME-1", 1, "60.00"));
        told("1Z1");
        story.scanned("1Z1", ParcelStatus.RETURNED_TO_SENDER);
        told("1Z2");

        assertThat(story.planned(Command.Kind.STORE_TRACKING))
                .extracting(Command::details)
                .containsExactly(Map.of("trackingNumber", "1Z1"), Map.of("trackingNumber", "1Z2", "replaces", "1Z1"));
    }

    private void told(String number) {
        story.tell(new ReturnShipped(
                story.words().envelope("api:warehouse", "shipped/" + number, BACK), number, "UPS", List.of()));
    }

    // ---------- goods

    @Row({"S52", "S53"})
    @Test
    void s52_eachUnitIsBookedAsWhatBecameOfIt() {
        approved(AReturn.of("ACME-1", 4, "60.00"));
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, new LineQuantity("ACME-1", 2)));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));
        story.tell(story.says(ACME).inspected(Disposition.MISSING, new LineQuantity("ACME-1", 1)));
        story.gatewayPays();

        assertThat(story.planned(Command.Kind.STORE_PROCESS)).singleElement().satisfies(c -> {
            assertThat(c.details())
                    .containsOnly(
                            Map.entry("RESTOCKED line-1", "2"),
                            Map.entry("NOT_RESTOCKED line-1", "1"),
                            Map.entry("MISSING line-1", "1"));
            assertThat(c.lines()).containsExactly(new LineQuantity("ACME-1", 3));
        });
    }

    @Row({"S52", "S53", "S54"})
    @Test
    void s52_aSecondParcelAfterTheCloseOpensTheReturnIsProcessedAndClosesItAnew() {
        approved(AReturn.of("ACME-1", 2, "60.00"));
        story.arrives("1Z1", new LineQuantity("ACME-1", 1));
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, new LineQuantity("ACME-1", 1)));
        story.gatewayPays();
        story.command("store-process/" + story.id() + "/acme", Outcome.DONE);
        assertThat(keys(Command.Kind.STORE_CLOSE)).containsExactly("store-close/case");
        done("store-close");

        story.arrives("1Z2", new LineQuantity("ACME-1", 1));
        assertThat(keys(Command.Kind.STORE_REOPEN)).containsExactly("store-reopen/case/0");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));
        story.gatewayPays();
        assertThat(story.planned(Command.Kind.STORE_PROCESS))
                .as("nothing is booked on a closed return")
                .hasSize(1);

        story.command("store-reopen/" + story.id() + "/0", Outcome.DONE);
        assertThat(keys(Command.Kind.STORE_PROCESS))
                .containsExactly("store-process/case/acme", "store-process/case/acme/1");
        assertThat(story.planned(Command.Kind.STORE_PROCESS).get(1).details())
                .as("the units in all, as the store counts them")
                .containsOnly(Map.entry("RESTOCKED line-1", "1"), Map.entry("NOT_RESTOCKED line-1", "1"));
        assertThat(keys(Command.Kind.STORE_CLOSE)).hasSize(1);
        story.command("store-process/" + story.id() + "/acme/1", Outcome.DONE);
        assertThat(keys(Command.Kind.STORE_CLOSE)).containsExactly("store-close/case", "store-close/case/1");
    }

    @Row("S26")
    @Test
    void s26_aLateParcelOfAnExpiredReturnOpensItAgain() {
        approved(AReturn.of("ACME-1", 1, "60.00"));
        story.misses(Deadlines.EXPIRY);
        done("store-close");
        assertThat(keys(Command.Kind.STORE_REOPEN)).isEmpty();

        story.ships("1Z1");
        assertThat(keys(Command.Kind.STORE_REOPEN)).containsExactly("store-reopen/case/0");
        story.ships("1Z1");
        assertThat(keys(Command.Kind.STORE_REOPEN)).hasSize(1);
    }

    @Test
    void aReturnIsNotClosedWhileSomethingIsUnderWayAtTheStore() {
        approved(AReturn.of("ACME-1", 1, "60.00"));
        told("1Z1");
        story.scanned("1Z1", ParcelStatus.DELIVERED);
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        story.gatewayPays();
        story.command("store-process/" + story.id() + "/acme", Outcome.DONE);
        assertThat(keys(Command.Kind.STORE_CLOSE)).isEmpty();

        story.command("store-tracking/" + story.id() + "/1Z1", Outcome.DONE);
        assertThat(keys(Command.Kind.STORE_CLOSE)).hasSize(1);
    }

    @Test
    void whatAPersonBookedByHandAfterARefusalLetsTheReturnClose() {
        approved(AReturn.of("ACME-1", 1, "60.00"));
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        story.gatewayPays();
        String process = "store-process/" + story.id() + "/acme";
        story.command(process, Outcome.REJECTED);
        assertThat(story.questions()).contains("refused/" + process);
        assertThat(keys(Command.Kind.STORE_CLOSE)).isEmpty();

        story.decides(OperatorAction.ACKNOWLEDGE, null);
        assertThat(keys(Command.Kind.STORE_CLOSE)).hasSize(1);
    }
}
