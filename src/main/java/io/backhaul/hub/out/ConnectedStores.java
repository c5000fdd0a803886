package io.backhaul.hub.out;

import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.partner.shopify.ShopifyScope;
import io.backhaul.store.StoreConnections;
import io.backhaul.store.StoreConnections.Connection;
import io.backhaul.store.StoreConnections.State;
import io.backhaul.store.StoreTasks;
import io.backhaul.store.StoreTasks.Trouble;
import io.backhaul.store.Unfinished;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which stores may be called. One that refuses us is tried again every few minutes, so that it heals by itself, and is a
 * person's task meanwhile; one whose app was removed is not called before somebody connects it again.
 */
public final class ConnectedStores implements StoreAccess {

    /** How often a store that refuses us is tried: once by each node. */
    static final Duration PROBE_EVERY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(ConnectedStores.class);

    private final StoreTokens tokens;
    private final StoreConnections connections;
    private final StoreTasks tasks;
    private final Unfinished unfinished;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Clock realTime;
    private final Map<String, Instant> probedAt = new ConcurrentHashMap<>();
    private final Map<String, State> seen = new ConcurrentHashMap<>();

    public ConnectedStores(
            StoreTokens tokens,
            StoreConnections connections,
            StoreTasks tasks,
            Unfinished unfinished,
            TransactionTemplate transactions,
            Clock clock,
            Clock realTime) {
        this.tokens = tokens;
        this.connections = connections;
        this.tasks = tasks;
        this.unfinished = unfinished;
        this.transactions = transactions;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** With the database away nothing is called: whatever is sent must be able to say what became of it. */
    @Override
    public String token(StoreConfig store, String refused) throws NoAccess {
        try {
            return checked(store, refused);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("store {} is not called: the database is away", store.code(), e);
            throw new NoAccess(false, "the hub's database is away");
        }
    }

    private String checked(StoreConfig store, String refused) throws NoAccess {
        Connection now = connections.find(store.merchant(), store.code());
        seen.put(store.code(), now.state());
        if (now.state() == State.UNINSTALLED) {
            throw new NoAccess(true, now.reason());
        }
        if (now.state() == State.REFUSED && refused == null && !mayProbe(store)) {
            throw new NoAccess(true, now.reason());
        }
        try {
            return tokens.token(store, refused);
        } catch (NoAccess e) {
            if (e.isDefinite()) {
                refused(store, e.getMessage());
            }
            throw e;
        }
    }

    private boolean mayProbe(StoreConfig store) {
        Instant now = realTime.instant();
        return now.equals(probedAt.compute(
                store.code(), (code, last) -> last == null || !now.isBefore(last.plus(PROBE_EVERY)) ? now : last));
    }

    @Override
    public void refused(StoreConfig store, String words) {
        String reason = "Store " + store.code() + " (" + store.domain() + ") takes no call of ours: " + words
                + ". Commands and signals wait; nothing is lost.";
        probedAt.put(store.code(), realTime.instant());
        transactions.executeWithoutResult(tx -> {
            connections.become(store.merchant(), store.code(), State.REFUSED, reason, clock.instant());
            if (connections.find(store.merchant(), store.code()).state() == State.REFUSED) {
                tasks.open(store.merchant(), store.code(), Trouble.ACCESS, reason, clock.instant());
            }
        });
    }

    @Override
    public void worked(StoreConfig store) {
        boolean troubled = seen.getOrDefault(store.code(), State.OPEN) == State.REFUSED;
        if (troubled && connections.find(store.merchant(), store.code()).state() == State.REFUSED) {
            opened(
                    store,
                    "the store takes our calls again",
                    () -> connections.become(store.merchant(), store.code(), State.OPEN, null, clock.instant()));
        }
    }

    /**
     * The store says that the app was removed there. A late word about a removal before the store was connected again is none.
     *
     * @param when when it happened at the store, or null when not said
     * @return whether calls stop now
     */
    public boolean uninstalled(StoreConfig store, Instant when) {
        Connection before = connections.find(store.merchant(), store.code());
        if (when != null && before.since() != null && before.state() == State.OPEN && when.isBefore(before.since())) {
            return false;
        }
        String reason = "The app was removed from store " + store.code() + " (" + store.domain()
                + "): calls have stopped and its tokens are forgotten. Install it again there and connect the store.";
        transactions.executeWithoutResult(tx -> {
            tokens.forget(store);
            if (connections.become(store.merchant(), store.code(), State.UNINSTALLED, reason, clock.instant())) {
                tasks.open(store.merchant(), store.code(), Trouble.ACCESS, reason, clock.instant());
            }
        });
        return true;
    }

    /** Whether nothing is called there now, which a task says. */
    public boolean isShut(StoreConfig store) {
        return connections.find(store.merchant(), store.code()).state() != State.OPEN;
    }

    /**
     * Why the store may not show an order or return that it does have (Shopify facts 1.6): what to change, or null when it is not
     * that.
     */
    public String hidden(StoreConfig store) {
        List<String> scopes = connections.find(store.merchant(), store.code()).scopes();
        if (scopes != null && scopes.contains(ShopifyScope.READ_ALL_ORDERS.handle())) {
            return null;
        }
        return (scopes == null ? "If" : "The app of store " + store.code() + " has no scope read_all_orders. If")
                + " the order is older than 60 days, the store shows it only to apps with the scope read_all_orders: ask for it"
                + " in the app's settings, approve it in the store, then take this message up again.";
    }

    /** A person connects the store: calls begin again, and the first of them shows whether they may. */
    public void open(StoreConfig store, String words) {
        opened(store, words, () -> connections.opened(store.merchant(), store.code(), clock.instant()));
    }

    private void opened(StoreConfig store, String words, Runnable change) {
        transactions.executeWithoutResult(tx -> {
            change.run();
            tasks.heal(store.merchant(), store.code(), Trouble.ACCESS, words, clock.instant());
            unfinished.queueWaiting(store.merchant(), "shopify:" + store.code());
        });
        seen.put(store.code(), State.OPEN);
        probedAt.remove(store.code());
    }
}
