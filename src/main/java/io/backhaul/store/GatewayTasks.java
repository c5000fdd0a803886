package io.backhaul.store;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway account that takes no call of ours, as a person's task: one per account, open exactly as long as it lasts. */
public final class GatewayTasks {

    /** Class of these tasks. */
    public static final String CLASS = "GatewayCredentials";

    private static final String PREFIX = "gateway/";

    private final HubTasks tasks;

    public GatewayTasks(JdbcClient db) {
        this.tasks = new HubTasks(db, CLASS);
    }

    /**
     * Opens the task; while it is open its words follow what is known. One that a person has closed stays closed while the same
     * is said.
     *
     * @param gateway the account, as orders name it, for example {@code stripe:main}
     * @return true when it is new
     */
    public boolean open(String merchant, String gateway, String reason, Instant now) {
        return tasks.openUnlessAnswered(merchant, PREFIX + gateway, reason, now);
    }

    /** It is over. True when the task was open. */
    public boolean heal(String merchant, String gateway, String words, Instant now) {
        return tasks.heal(merchant, PREFIX + gateway, words, now);
    }
}
