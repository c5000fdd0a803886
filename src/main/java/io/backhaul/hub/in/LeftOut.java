package io.backhaul.hub.in;

import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.store.StoreTasks;
import io.backhaul.store.StoreTasks.Trouble;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Orders and returns that a poll cannot read although it can read others: each is a person's matter, and no reason to read
 * nothing that comes after it. A store that refuses all is another trouble, and nothing is left out for it.
 */
final class LeftOut {

    /** Tries, each after a listing that could be read, until an object is left out that gives no clear answer. */
    private static final int TRIES = 5;

    private static final int NAMED = 5;

    private final StoreTasks tasks;
    private final Clock clock;
    private final Map<String, Map<String, String>> byStore = new ConcurrentHashMap<>();
    private final Map<String, Integer> failed = new ConcurrentHashMap<>();

    LeftOut(StoreTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** True when this object without a clear answer has been tried often enough. */
    boolean isGivenUp(String object) {
        return failed.merge(object, 1, Integer::sum) >= TRIES;
    }

    /** It is left out until it is read again. */
    void add(StoreConfig store, String object, String why) {
        Map<String, String> all = byStore.computeIfAbsent(store.code(), s -> new ConcurrentHashMap<>());
        if (!why.equals(all.put(object, why))) {
            String named = new TreeMap<>(all)
                    .entrySet().stream()
                            .limit(NAMED)
                            .map(o -> o.getKey() + " (" + o.getValue() + ")")
                            .collect(Collectors.joining(", "));
            String reason = "Store " + store.code() + " shows " + all.size()
                    + " orders or returns to nobody who asks for them: " + named
                    + ". What happens to them is known by their webhooks only: look at them in the store's admin.";
            tasks.open(store.merchant(), store.code(), Trouble.LEFT_OUT, reason, clock.instant());
        }
    }

    /** It was read. */
    void read(StoreConfig store, String object) {
        failed.remove(object);
        Map<String, String> all = byStore.get(store.code());
        if (all != null) {
            all.remove(object);
        }
    }

    /** What is left out now: it may not be open, and then nothing else leads to it again. */
    List<String> of(StoreConfig store) {
        return List.copyOf(byStore.getOrDefault(store.code(), Map.of()).keySet());
    }

    /** The trouble is over when all of it was read; what an earlier start of the hub left out stays a person's. */
    void complete(StoreConfig store) {
        if (byStore.containsKey(store.code()) && byStore.get(store.code()).isEmpty()) {
            tasks.heal(
                    store.merchant(), store.code(), Trouble.LEFT_OUT, "everything can be read again", clock.instant());
        }
    }
}
