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
     * It took our credentials. The trouble is over unless something else waits because it was refused: a gateway may refuse one
     * payment, or one kind of call, and take all others. True when the task was open and is no more.
     *
     * @param by key of the command or id of the receipt it took them for
     * @param refused how the reason is worded of what waits because it was refused
     */
    public boolean taken(String merchant, String gateway, String by, String refused, Instant now) {
        boolean others = db.sql("""
                        select exists (select 1 from command
                                       where merchant = :merchant and status in ('PLANNED', 'SENDING', 'UNKNOWN')
                                         and destination = :gateway and key <> :by and position(:refused in outcome) > 0)
                            or exists (select 1 from receipt
                                       where merchant = :merchant and status = 'RECEIVED' and channel = :gateway
                                         and id::text <> :by and position(:refused in reason) > 0)
                            or coalesce((select position(:refused in reason) > 0 from reconciliation
                                         where merchant = :merchant and gateway = :gateway
                                         order by started_at desc limit 1), false)""")
                .param("merchant", merchant)
                .param("gateway", gateway)
                .param("by", by)
                .param("refused", refused)
                .query(Boolean.class)
                .single();
        return !others && tasks.heal(merchant, PREFIX + gateway, "it takes our credentials again", now);
    }
}
