package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.store.Leases;
import io.backhaul.store.MasterKey;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.Receipts;
import io.backhaul.store.StoreTasks;
import io.backhaul.store.TestDatabase;
import io.backhaul.store.Vault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a poll stands, on a real database and before a store that can fall silent at any call. */
class ShopifyPollingIT {

    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    private static final int ALL = 20;
    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcTransactionManager manager = new JdbcTransactionManager(TestDatabase.empty());
    private final JdbcClient db = JdbcClient.create(manager.getDataSource());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final FakeStore store = new FakeStore();

    /** As after a start of the hub. */
    private ShopifyPolling polling(Duration alert) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Vault vault = new Vault(db, clock, MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
        Receipts receipts = new Receipts(db, manager, vault, new Outbox(db, new OutboxSignal()), clock);
        Merchants merchants = ShippedFiles.read(ShopifyPollingIT::setting);
        ShopifyPollSettings settings =
                new ShopifyPollSettings(Duration.ofMinutes(5), DAY, Duration.ofDays(60), Duration.ofMinutes(10), alert);
        return new ShopifyPolling(
                settings,
                merchants,
                store,
                receipts,
                new StoreTasks(db),
                db,
                new Leases(db),
                metrics,
                new TransactionTemplate(manager),
                clock);
    }

    private static String setting(String name) {
        return name.endsWith("_PORT") ? "9" : name.endsWith("_HOST") ? "127.0.0.1" : "http://127.0.0.1:9";
    }

    private ShopifyPolling polling() {
        return polling(DAY);
    }

    private long kept(String topic) {
        return db.sql("select count(*) from receipt where topic = ? and copies = 0")
                .param(topic)
                .query(Long.class)
                .single();
    }

    /** Fourteen orders of one second, almost three pages of it, between others. */
    private void manyOrders() {
        for (int i = 0; i < ALL; i++) {
            Instant at = i < 3 ? NOW.minusSeconds(9000 - i) : NOW.minusSeconds(i < 17 ? 7200 : 200 - i);
            store.changed(String.valueOf(1000 + i), at);
        }
    }

    private void freeLease() {
        db.sql("delete from lease").update();
    }

    @Test
    void everyOrderIsReadAlsoWhereOneSecondFillsMoreThanAPage() {
        manyOrders();
        assertThat(polling().readNow("demo")).isTrue();
        assertThat(kept("poll/ORDER")).isEqualTo(ALL);
        assertThat(kept("poll/RETURN")).isEqualTo(ALL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 11, 12, 25, 40})
    void aStoreThatFallsSilentAtAnyCallCostsNothingButTime(int call) {
        manyOrders();
        store.silentAt = call;
        boolean first = polling().readNow("demo");
        freeLease();
        assertThat(first || polling().readNow("demo")).isTrue();
        assertThat(kept("poll/ORDER")).isEqualTo(ALL);
        assertThat(kept("poll/RETURN")).isEqualTo(ALL);
    }

    @Test
    void whoIsToldToWaitWaitsAndGoesOn() {
        manyOrders();
        store.silentAt = 15;
        store.throttles = true;
        assertThat(polling().readNow("demo")).isTrue();
        assertThat(kept("poll/RETURN")).isEqualTo(ALL);
    }

    @Test
    void theSecondReadingKeepsNothingAndTheThirdAsksForNothingButTheList() {
        manyOrders();
        ShopifyPolling polling = polling();
        polling.readNow("demo");
        polling.readNow("demo");
        store.asked.clear();
        polling.readNow("demo");
        assertThat(kept("poll/ORDER")).isEqualTo(ALL);
        assertThat(store.asked).as("but for the last ten minutes, all is over").contains("OrdersUpdatedSince");
        assertThat(store.asked.stream().filter("OrderForHub"::equals).count())
                .as("only the look at the open ones")
                .isLessThanOrEqualTo(ALL);
    }

    @Test
    void aSecondNodeLeavesTheStoreToTheFirst() {
        store.changed("1", NOW.minusSeconds(60));
        assertThat(polling().readNow("demo")).isTrue();
        assertThat(polling().readNow("demo")).as("its lease is still held").isFalse();
    }

    @Test
    void oneReturnTheStoreRefusesToShowIsAPersonsAndTheRestIsRead() {
        manyOrders();
        String broken = "gid://shopify/Return/1005";
        store.hidden.put(broken, new ShopifyAnswer.Refused(ShopifyAnswer.Refusal.INVALID_REQUEST, "Invalid id"));
        assertThat(polling().readNow("demo")).isTrue();
        assertThat(kept("poll/RETURN")).isEqualTo(ALL - 1);
        assertThat(open()).singleElement().asString().contains(broken, "Invalid id");
        freeLease();
        store.hidden.clear();
        db.sql("update store_state set seen_at = now() - interval '1 day'").update();
        assertThat(polling().readNow("demo")).isTrue();
        assertThat(kept("poll/RETURN")).isEqualTo(ALL);
        assertThat(open())
                .as("another start of the hub does not know what was left out")
                .hasSize(1);
    }

    @Test
    void oneOrderWithoutAClearAnswerIsTriedFiveTimesAndThenLeftOut() {
        manyOrders();
        store.hidden.put("gid://shopify/Order/1004", new ShopifyAnswer.Unknown("answered in part"));
        ShopifyPolling polling = polling();
        for (int tries = 1; tries < 5; tries++) {
            assertThat(polling.readNow("demo")).as("try " + tries).isFalse();
            assertThat(open()).isEmpty();
        }
        assertThat(polling.readNow("demo")).isTrue();
        assertThat(kept("poll/ORDER")).isEqualTo(ALL - 1);
        assertThat(open()).singleElement().asString().contains("gid://shopify/Order/1004", "answered in part");
        store.hidden.clear();
        assertThat(polling.readNow("demo")).isTrue();
        assertThat(kept("poll/ORDER")).isEqualTo(ALL);
        assertThat(open()).isEmpty();
    }

    @Test
    void aStoreThatCouldNotBeReadForLongIsATaskUntilItIs() {
        store.changed("1", NOW.minusSeconds(60));
        store.silentAt = 0;
        ShopifyPolling impatient = polling(Duration.ofSeconds(30));
        impatient.tick("demo");
        assertThat(open()).as("not yet").isEmpty();
        db.sql("update store_poll set complete_at = now() - interval '2 minutes'")
                .update();
        impatient.tick("demo");
        impatient.tick("demo");
        assertThat(open())
                .singleElement()
                .asString()
                .contains("Store demo was last read to its end 2 minutes ago", "no answer");
        assertThat(metrics.get("backhaul.shopify.poll.behind")
                        .tag("store", "demo")
                        .gauge()
                        .value())
                .isGreaterThanOrEqualTo(120);
        assertThat(impatient.readNow("demo")).isTrue();
        assertThat(open()).isEmpty();
    }

    private List<String> open() {
        return db.sql("select reason from review where resolved_at is null")
                .query(String.class)
                .list();
    }
}
