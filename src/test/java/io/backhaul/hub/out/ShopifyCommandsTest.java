package io.backhaul.hub.out;

import static io.backhaul.hub.out.AtAStore.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Command.Kind;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Story;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyAnswer.Refusal;
import io.backhaul.store.CommandRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls without a key: read first, read after an uncertain answer, and an end with a person where the store does not tell. */
class ShopifyCommandsTest {

    private static final String CABLE = "gid://shopify/ReturnLineItem/12";

    private final Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
    private final AtAStore store = new AtAStore();
    private final ShopifyCommands commands = new ShopifyCommands(store, row -> new CaseViews.View(story.c()), null);

    private CommandRows.Row row(Kind kind, int misses, boolean sent, boolean lookFirst) {
        Command command = Command.of("k", kind, "shopify:demo", "acme")
                .with(kind == Kind.STORE_PROCESS ? Map.of("NOT_RESTOCKED " + CABLE, "1") : Map.of());
        Instant first = sent ? Instant.parse("2026-10-01T00:00:00Z") : null;
        return new CommandRows.Row(
                "demo",
                story.id(),
                command,
                sent ? "UNKNOWN" : "PLANNED",
                UUID.randomUUID(),
                null,
                1,
                misses,
                first,
                false,
                lookFirst,
                false);
    }

    private static ShopifyAnswer there(String status, int processed) {
        try (InputStream file = AtAStore.class.getResourceAsStream("/partner/shopify/return-shipped.json")) {
            JsonNode data = Json.read(file.readAllBytes()).orElseThrow();
            ((ObjectNode) data.path("return")).put("status", status);
            for (JsonNode line : data.at("/return/returnLineItems/nodes")) {
                if (line.path("id").asText().equals(CABLE)) {
                    ((ObjectNode) line).put("processedQuantity", processed);
                }
            }
            if (processed > 0) {
                ObjectNode back = (ObjectNode) data.at("/return/reverseFulfillmentOrders/nodes/0/lineItems/nodes/1");
                back.putArray("dispositions")
                        .addObject()
                        .put("type", "NOT_RESTOCKED")
                        .put("quantity", processed);
            }
            return new ShopifyAnswer.Done(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aLostAnswerIsLookedAtTwiceMinutesApartAndNeverSentAgain() {
        store.reads.add(there("OPEN", 0));
        store.writes.add(ShopifyAnswer.none("time-out"));
        assertThat(commands.send(row(Kind.STORE_PROCESS, 0, false, false), null))
                .isInstanceOf(Result.Unknown.class);
        assertThat(commands.resume(row(Kind.STORE_PROCESS, 0, true, false), null))
                .isInstanceOfSatisfying(
                        Result.Missed.class, look -> assertThat(look.after()).isEqualTo(Duration.ofMinutes(10)));
        assertThat(commands.resume(row(Kind.STORE_PROCESS, 1, true, false), null))
                .isInstanceOfSatisfying(
                        Result.NeedsPerson.class, ask -> assertThat(ask.words()).contains("look there", "by hand"));
        assertThat(store.operations()).containsExactly("ReturnProcess");
    }

    @Test
    void aLostAnswerWhoseEffectShowsIsDone() {
        store.reads.add(there("OPEN", 1));
        assertThat(commands.resume(row(Kind.STORE_PROCESS, 0, true, false), null))
                .isInstanceOf(Result.Done.class);
        assertThat(store.sent).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"STORE_APPROVE", "STORE_DECLINE"})
    void whatTheStoreGuardsItselfIsSentAgain(Kind kind) {
        store.reads.add(there("REQUESTED", 0));
        assertThat(commands.resume(row(kind, 0, true, false), null)).isInstanceOf(Result.Done.class);
        assertThat(store.sent).hasSize(1);
    }

    @Test
    void theMerchantWhoIsFasterBetweenReadingAndCallingHasDoneIt() {
        store.reads.add(there("OPEN", 0));
        store.reads.add(there("OPEN", 1));
        store.writes.add(refused(Refusal.USER_ERROR, "INVALID: Return line item has an invalid quantity."));
        assertThat(commands.send(row(Kind.STORE_PROCESS, 0, false, false), null))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void aRefusalThatStandsIsAPersonsInTheStoresWords() {
        store.reads.add(there("OPEN", 0));
        store.writes.add(refused(Refusal.USER_ERROR, "NOT_FOUND: Return line item was not found."));
        assertThat(commands.send(row(Kind.STORE_PROCESS, 0, false, false), null))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        no -> assertThat(no.words()).contains("1 NOT_RESTOCKED", "Return line item was not found."));
    }

    @Test
    void whatIsOutOfReachIsAPersonsAndNothingIsSent() {
        store.reads.add(there("DECLINED", 0));
        assertThat(commands.send(row(Kind.STORE_APPROVE, 0, false, false), null))
                .isInstanceOfSatisfying(
                        Result.Refused.class, no -> assertThat(no.words()).contains("DECLINED", "tell the supplier"));
        assertThat(store.sent).isEmpty();
    }

    @Test
    void aReturnClosedByTheMerchantIsOpenedAndBooked() {
        store.reads.add(there("CLOSED", 0));
        assertThat(commands.send(row(Kind.STORE_PROCESS, 0, false, false), null))
                .isInstanceOfSatisfying(
                        Result.Done.class, done -> assertThat(done.words()).contains("after opening the return again"));
        assertThat(store.operations()).containsExactly("ReturnReopen", "ReturnProcess");
    }

    @Test
    void whileTheStoreCannotBeReadNothingIsSent() {
        store.reads.add(ShopifyAnswer.none("down"));
        assertThat(commands.send(row(Kind.STORE_CLOSE, 0, false, false), null)).isInstanceOf(Result.NotSent.class);
        store.reads.clear();
        store.reads.add(new ShopifyAnswer.Throttled(Duration.ofSeconds(3)));
        assertThat(commands.send(row(Kind.STORE_CLOSE, 0, false, false), null))
                .isEqualTo(new Result.NotSent("the store throttles", Duration.ofSeconds(3)));
        assertThat(store.sent).isEmpty();
    }

    @Test
    void afterABackupWasRestoredWhatDoesNotShowWasNeverSent() {
        store.reads.add(there("OPEN", 0));
        assertThat(commands.resume(row(Kind.STORE_PROCESS, 0, false, true), null))
                .isInstanceOf(Result.NeverSent.class);
    }
}
