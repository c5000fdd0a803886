package io.backhaul.store;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets one node at a time poll a channel, by the database's clock. An optimisation only: two pollers at once do extra
 * work, the receipt's unique key keeps the result right.
 */
public final class Leases {

    private final JdbcClient database;
    private final String holder = UUID.randomUUID().toString();

    public Leases(JdbcClient database) {
        this.database = database;
    }

    /** True when this node has the lease from now for so long; call again to renew. */
    public boolean hold(String name, Duration length) {
        return database.sql("""
                        insert into lease (name, holder, until)
                        values (:name, :holder, now() + make_interval(secs => :seconds))
                        on conflict (name) do update set holder = excluded.holder, until = excluded.until
                        where lease.holder = excluded.holder or lease.until < now()""")
                        .param("name", name)
                        .param("holder", holder)
                        .param("seconds", length.toMillis() / 1000.0)
                        .update()
                == 1;
    }

    /** After a start of the only node: whoever held a lease is dead. */
    public int releaseAll() {
        return database.sql("delete from lease").update();
    }

    /** Gives it back early, so that another node need not wait for its end. */
    public void release(String name) {
        database.sql("delete from lease where name = ? and holder = ?")
                .params(name, holder)
                .update();
    }
}
