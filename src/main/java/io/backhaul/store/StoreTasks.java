package io.backhaul.store;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong with a connection to a store, as a person's task: open exactly as long as it lasts, once per trouble. */
public final class StoreTasks {

    /** Class of these tasks. */
    public static final String CLASS = "StoreConnection";

    private static final String PREFIX = "store/";

    /** The kinds of trouble, each one task per store. */
    public enum Trouble {
        /** It takes no calls from us. */
        ACCESS,
        /** It was not read to its end for long: what happens there is known by its webhooks, or not at all. */
        READING,
        /** Single orders or returns cannot be read, the rest can. */
        LEFT_OUT,
        /** Webhooks have no subscription, or had none for a while. */
        SUBSCRIPTIONS,
        /** The app may not do all the hub needs; a merchant may want it so, then it is said once. */
        SCOPES
    }

    private final HubTasks tasks;

    public StoreTasks(JdbcClient db) {
        this.tasks = new HubTasks(db, CLASS);
    }

    /** Opens the task; while it is open its words follow what is known, and nothing else happens. True when it is new. */
    public boolean open(String merchant, String store, Trouble trouble, String reason, Instant now) {
        String key = key(store, trouble);
        return trouble == Trouble.SCOPES
                ? tasks.openUnlessAnswered(merchant, key, reason, now)
                : tasks.open(merchant, key, reason, now);
    }

    /** It is over. True when the task was open. */
    public boolean heal(String merchant, String store, Trouble trouble, String words, Instant now) {
        return tasks.heal(merchant, key(store, trouble), words, now);
    }

    /** True for the key of such a task. */
    public static boolean owns(String key) {
        return key.startsWith(PREFIX);
    }

    private static String key(String store, Trouble trouble) {
        return PREFIX + store + "/" + trouble;
    }
}
