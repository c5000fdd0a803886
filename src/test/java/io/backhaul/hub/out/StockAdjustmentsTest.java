package io.backhaul.hub.out;

import static io.backhaul.hub.out.AtAStore.data;
import static io.backhaul.hub.out.AtAStore.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.hub.settings.Shelf;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyAnswer.Refusal;
import io.backhaul.store.CommandRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stock of another store, raised once and at the right place. */
class StockAdjustmentsTest {

    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

    private final AtAStore store = new AtAStore();
    private final StockAdjustments stock =
            new StockAdjustments(store, (row, request) -> kept = request, Clock.fixed(NOW, ZoneOffset.UTC));
    private byte[] kept;

    private CommandRows.Row row(Instant firstSent, boolean lookFirst) {
        Command raise = Command.of("stock/1", Command.Kind.STOCK_ADJUST, "shopify:demo-eu", "acme")
                .with(List.of(new LineQuantity("ACME-1", 2)));
        return new CommandRows.Row(
                "demo",
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                raise,
                "PLANNED",
                UUID.fromString("00000000-0000-0000-0000-000000000002"),
                kept,
                1,
                0,
                firstSent,
                false,
                lookFirst,
                false);
    }

    private static ShopifyAnswer levels(String sku, Integer... available) {
        String levels = Stream.iterate(0, i -> i < available.length, i -> i + 1)
                .map(i -> "{\"location\":{\"id\":\"gid://shopify/Location/" + i + "\",\"name\":\"Hall " + i
                        + "\"},\"quantities\":[{\"name\":\"available\",\"quantity\":" + available[i] + "}]}")
                .collect(Collectors.joining(","));
        return data("{\"inventoryItems\":{\"nodes\":[{\"id\":\"gid://shopify/InventoryItem/7\",\"sku\":\"" + sku
                + "\",\"tracked\":true,\"inventoryLevels\":{\"nodes\":[" + levels + "]}}]}}");
    }

    private Result first() {
        return stock.adjust(row(null, false), "demo", false);
    }

    private Result again(Duration age) {
        return stock.adjust(row(NOW.minus(age), false), "demo", true);
    }

    @Row("S54")
    @Test
    void s54_itIsRaisedFromTheLevelReadUnderAKeyKeptBefore() {
        store.reads.add(levels("ACME-1", 10));
        assertThat(first()).isInstanceOf(Result.Done.class);
        assertThat(store.sent
                        .get(0)
                        .at("/variables/input/changes/0/changeFromQuantity")
                        .asInt())
                .isEqualTo(10);
        assertThat(new String(kept))
                .contains(store.sent.get(0).at("/variables/idempotencyKey").asText());
    }

    @Row("S54")
    @Test
    void s54_everyStoreIsAskedForItsOwnSku() {
        store.shelves.put("demo", new Shelf(null, "US-", Map.of()));
        store.shelves.put("demo-eu", new Shelf(null, "", Map.of("1", "LAMPE")));
        store.reads.add(levels("LAMPE", 10));
        CommandRows.Row row = row(null, false);
        Command us = row.command().with(List.of(new LineQuantity("US-1", 2)));
        CommandRows.Row asked = new CommandRows.Row(
                "demo", row.caseId(), us, "PLANNED", row.idempotencyKey(), null, 0, 0, null, false, false, false);
        assertThat(stock.adjust(asked, "demo", false)).isInstanceOf(Result.Done.class);
        assertThat(store.searched).contains("LAMPE");
    }

    @Test
    void aCallTheHubKeptBackItselfWasNotSent() {
        store.reads.add(levels("ACME-1", 10));
        store.writes.add(new ShopifyAnswer.Throttled(Duration.ofSeconds(10), true));
        assertThat(first())
                .isInstanceOfSatisfying(
                        Result.NotSent.class, not -> assertThat(not.after()).isEqualTo(Duration.ofSeconds(10)));
    }

    @Test
    void aStoreThatDoesNotKnowTheSkuIsPassedOverWithANote() {
        store.reads.add(data("{\"inventoryItems\":{\"nodes\":[]}}"));
        assertThat(first())
                .isInstanceOfSatisfying(
                        Result.Done.class, done -> assertThat(done.words()).contains("does not stock ACME-1"));
        assertThat(store.sent).isEmpty();
    }

    @Test
    void ofSeveralPlacesTheConfiguredOneIsRaisedElseTheyAreNamedToAPerson() {
        store.reads.add(levels("ACME-1", 10, 20));
        assertThat(first())
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        no -> assertThat(no.words())
                                .contains(
                                        "Hall 0 (gid://shopify/Location/0), Hall 1",
                                        "no location is configured",
                                        "by hand by 2"));

        store.shelves.put("demo-eu", new Shelf("gid://shopify/Location/1", "", Map.of()));
        assertThat(first()).isInstanceOf(Result.Done.class);
        assertThat(store.sent.get(0).at("/variables/input/changes/0/locationId").asText())
                .isEqualTo("gid://shopify/Location/1");

        store.shelves.put("demo-eu", new Shelf("gid://shopify/Location/9", "", Map.of()));
        assertThat(first()).isInstanceOf(Result.Refused.class);
    }

    @Row("S54")
    @Test
    void s54_aSaleBetweenReadingAndCallingStartsAnewUnderANewKey() {
        store.reads.add(levels("ACME-1", 10));
        store.writes.add(refused(Refusal.STALE, "stale"));
        assertThat(first()).isInstanceOf(Result.NotSent.class);
        assertThat(kept).as("nothing is in doubt").isNull();
    }

    @Row("S54")
    @Test
    void s54_aLostAnswerIsReadBackFromTheLevel() {
        store.reads.add(levels("ACME-1", 10));
        store.writes.add(ShopifyAnswer.none("time-out"));
        assertThat(first()).isInstanceOf(Result.Unknown.class);

        store.reads.clear();
        store.reads.add(levels("ACME-1", 12));
        assertThat(again(Duration.ofMinutes(1))).as("it is in it").isInstanceOf(Result.Done.class);
        assertThat(store.sent).hasSize(1);

        store.reads.clear();
        store.reads.add(levels("ACME-1", 11));
        assertThat(again(Duration.ofMinutes(1)))
                .as("raised and one sold, or something else")
                .isInstanceOfSatisfying(
                        Result.NeedsPerson.class, ask -> assertThat(ask.words()).contains("was 10 and is 11", "+2"));
        assertThat(store.sent).hasSize(1);
    }

    @Row("S54")
    @Test
    void s54_theSameIsSentAgainUnderItsKeyOnlyWhileTheStoreKnowsIt() {
        store.reads.add(levels("ACME-1", 10));
        store.writes.add(ShopifyAnswer.none("time-out"));
        first();
        store.writes.add(refused(Refusal.STALE, "a repetition that took effect is called stale too"));
        assertThat(again(Duration.ofHours(22))).isInstanceOf(Result.Unknown.class);
        assertThat(store.sent.get(1)).isEqualTo(store.sent.get(0));

        assertThat(again(Duration.ofHours(23))).isInstanceOf(Result.NeedsPerson.class);
        assertThat(store.sent).hasSize(2);
    }

    @Test
    void afterABackupWasRestoredNobodyKnowsAndAPersonLooks() {
        store.reads.add(levels("ACME-1", 10));
        assertThat(stock.adjust(row(null, true), "demo", true)).isInstanceOf(Result.NeedsPerson.class);
        assertThat(store.sent).isEmpty();
    }

    @Test
    void aTryThatFailedForCertainIsMadeAnewUnderAnotherKey() {
        store.reads.add(levels("ACME-1", 10));
        store.writes.add(ShopifyAnswer.none("time-out"));
        first();
        store.writes.add(refused(Refusal.NEW_KEY_NEEDED, "the previous attempt failed"));
        assertThat(again(Duration.ofMinutes(1))).isInstanceOf(Result.NotSent.class);
        assertThat(kept).isNull();
        assertThat(again(Duration.ofMinutes(2))).isInstanceOf(Result.Done.class);
    }
}
