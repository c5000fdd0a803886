package io.backhaul.hub.in;

import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.store.Leases;
import io.backhaul.store.Receipts;
import io.backhaul.store.StorePolls;
import io.backhaul.store.StorePolls.Position;
import io.backhaul.store.StoreStates;
import io.backhaul.store.StoreTasks;
import io.backhaul.store.StoreTasks.Trouble;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads each store regularly without waiting for its webhooks, so that one that never came costs minutes and nothing else. Each
 * store has its own timer; a store that is away delays no other.
 */
public final class ShopifyPolling {

    private static final Logger LOG = LoggerFactory.getLogger(ShopifyPolling.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN = Duration.ofDays(120);

    private final ShopifyPollSettings settings;
    private final Merchants merchants;
    private final ShopifyListing listing;
    private final StorePolls polls;
    private final StoreStates states;
    private final StoreTasks tasks;
    private final ShopifyReading reading;
    private final Leases leases;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<String, Position> last = new ConcurrentHashMap<>();

    public ShopifyPolling(
            ShopifyPollSettings settings,
            Merchants merchants,
            ShopifyQuestions questions,
            Receipts receipts,
            StoreTasks tasks,
            JdbcClient db,
            Leases leases,
            MeterRegistry metrics,
            TransactionTemplate transactions,
            Clock clock) {
        this.settings = settings;
        this.merchants = merchants;
        this.polls = new StorePolls(db);
        this.states = new StoreStates(db);
        ShopifyPatience patience = new ShopifyPatience(questions);
        this.reading = new ShopifyReading(patience, receipts, states, transactions, clock, new LeftOut(tasks, clock));
        this.listing = new ShopifyListing(patience, reading, polls, states);
        this.tasks = tasks;
        this.leases = leases;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A tick of the store's timer: reads it when its time has come. */
    public void tick(@Header("HubStore") String code) {
        if (settings.off()) {
            return;
        }
        StoreConfig store = store(code);
        Position position = position(store);
        watch(store, position);
        if (position.due()) {
            read(store, position.openDue());
        }
    }

    /** Reads now what changed at a store, and everything open; false when it could not be read to its end. */
    public boolean readNow(String code) {
        return read(store(code), true);
    }

    private StoreConfig store(String code) {
        return merchants.store(code).orElseThrow(() -> new IllegalStateException("no store " + code));
    }

    private Position position(StoreConfig store) {
        Position position = polls.find(store.merchant(), store.code()).orElseGet(() -> begun(store));
        if (last.put(store.code(), position) == null) {
            Gauge.builder(
                            "backhaul.shopify.poll.behind",
                            () -> last.get(store.code()).behind().toSeconds())
                    .baseUnit("seconds")
                    .tag("store", store.code())
                    .register(metrics);
            Gauge.builder(
                            "backhaul.shopify.poll.listed",
                            () -> last.get(store.code()).listed())
                    .tag("store", store.code())
                    .register(metrics);
        }
        return position;
    }

    private Position begun(StoreConfig store) {
        Instant since = clock.instant().minus(settings.pollBack());
        if (polls.begin(store.merchant(), store.code(), since)) {
            LOG.info(
                    "shopify poll of {}: read for the first time, back to {} ({} days); the store shows orders older than 60 days"
                            + " only with scope read_all_orders",
                    store.code(),
                    since,
                    settings.pollBack().toDays());
        }
        return polls.find(store.merchant(), store.code()).orElseThrow();
    }

    private boolean read(StoreConfig store, boolean open) {
        if (!leases.hold(lease(store), LEASE)) {
            return false;
        }
        polls.again(store.merchant(), store.code(), PATIENCE, position(store).error());
        try {
            changes(store);
            if (open) {
                Instant begun = polls.openBegun(store.merchant(), store.code());
                listing.open(store, begun, () -> keepHold(store));
                reading.leftOut(store);
                polls.openComplete(store.merchant(), store.code(), settings.pollOpen());
            }
            polls.fine(store.merchant(), store.code());
            tasks.heal(store.merchant(), store.code(), Trouble.READING, "the store is read again", clock.instant());
            states.forget(FORGOTTEN);
            return true;
        } catch (StoreAway e) {
            away(store, e);
            return false;
        }
    }

    private void changes(StoreConfig store) {
        boolean more = true;
        while (more) {
            more = listing.changed(store, position(store), () -> keepHold(store));
        }
        polls.complete(store.merchant(), store.code(), settings.pollOverlap(), settings.poll());
    }

    private void keepHold(StoreConfig store) {
        if (!leases.hold(lease(store), LEASE)) {
            throw new StoreAway("another node goes on", PATIENCE);
        }
    }

    private void away(StoreConfig store, StoreAway e) {
        boolean news = position(store).error() == null && !e.throttled();
        if (news) {
            LOG.warn("shopify poll of {} stops and goes on from there later: {}", store.code(), e.getMessage());
        }
        polls.again(store.merchant(), store.code(), e.after(PATIENCE), e.throttled() ? null : e.getMessage());
    }

    /** A store nobody could read for long is a task: what happens there is known by webhooks only, or not at all. */
    private void watch(StoreConfig store, Position position) {
        if (position.behind().compareTo(settings.pollAlert()) <= 0) {
            return;
        }
        String reason = "Store " + store.code() + " was last read to its end "
                + position.behind().toMinutes() + " minutes ago"
                + (position.error() == null
                        ? "; it is still catching up since " + position.since()
                        : ": " + position.error());
        if (tasks.open(store.merchant(), store.code(), Trouble.READING, reason, clock.instant())) {
            LOG.warn("shopify poll: {}", reason);
        }
    }

    private static String lease(StoreConfig store) {
        return "poll/shopify/" + store.code();
    }
}
