package io.backhaul.store;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A gateway account that refuses our credentials, as a person's task: one per account, open exactly as long as it lasts. */
public final class GatewayTasks {

    /** Class of these tasks. */
    public static final String CLASS = "GatewayCredentials";

    private static final String PREFIX = "gateway/";

    private static final Duration ANSWERED = Duration.ofDays(1);

    private final JdbcClient db;
    private final HubTasks tasks;

    public GatewayTasks(JdbcClient db) {
        this.db = db;
        this.tasks = new HubTasks(db, CLASS);
    }

    /**
     * Opens the task; while it is open its words follow what is known. One that a person has closed comes again a day after it was
     * opened, if it still lasts.
     *
     * @param gateway the account, as orders name it, for example {@code stripe:main}
     * @return true when it is new
     */
    public boolean open(String merchant, String gateway, String reason, Instant now) {
        return tasks.openUnlessAnsweredSince(merchant, PREFIX + gateway, reason, now.minus(ANSWERED), now);
    }

    /**
     * This command was taken. The trouble is over unless another one waits because it was refused: a gateway may refuse one payment
     * and take all others. True when the task was open and is no more.
     *
     * @param refused how the outcome of refused commands is worded
     */
    public boolean taken(String merchant, String gateway, String command, String refused, Instant now) {
        boolean others = db.sql("""
                        select exists (select 1 from command
                                       where merchant = ? and status in ('PLANNED', 'SENDING', 'UNKNOWN') and destination = ?
                                         and key <> ? and position(? in outcome) > 0)""")
                .params(merchant, gateway, command, refused)
                .query(Boolean.class)
                .single();
        return !others && tasks.heal(merchant, PREFIX + gateway, "it takes our credentials again", now);
    }
}
