package io.backhaul.store;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong with a channel, as a person's task: one per channel and trouble, opened once, closed by itself when it is over. */
public final class ChannelTasks {

    /** Class of these tasks. */
    public static final String CLASS = "Channel";

    private static final String PREFIX = "channel/";

    /** The kinds of trouble. */
    public enum Trouble {
        /** It was not read to its end for long. */
        UNREAD,
        /** It is read, and nothing comes, although more often something did. */
        SILENT,
        /** What the hub sends to itself does not come back. */
        CANARY,
        /** Our mail server does not take what the hub sends to suppliers. */
        UNSENT,
        /** Deadlines wait for what a supplier in shadow has said. */
        SHADOW,
        /** What came by it could not be read for a day, since what is needed for it is away. */
        WAITING,
        /** One mail cannot be fetched; the others can. */
        LEFT_OUT
    }

    /**
     * A trouble of a channel.
     *
     * @param channel for example {@code mail:returns}
     * @param about what of it: a supplier, a mail, or ""
     */
    public record About(String merchant, String channel, Trouble trouble, String about) {

        public About {
            about = about == null ? "" : about;
        }

        String key() {
            return PREFIX + channel + "/" + trouble + (about.isEmpty() ? "" : "/" + about);
        }
    }

    /** An open task, as pages show it. */
    public record Open(String channel, String key, String reason, Instant openedAt) {}

    private final JdbcClient db;
    private final HubTasks tasks;

    public ChannelTasks(JdbcClient db) {
        this.db = db;
        this.tasks = new HubTasks(db, CLASS);
    }

    /**
     * Opens the task; while it is open its words follow what is known, and nothing else happens. One that a person has closed
     * stays closed as long as the same trouble lasts.
     *
     * @param since business time since when the trouble lasts
     * @return true when it is new
     */
    public boolean open(About about, String reason, Instant since, Instant now) {
        return tasks.openUnlessAnsweredSince(about.merchant(), about.key(), reason, since, now);
    }

    /** It is over. True when the task was open. */
    public boolean heal(About about, String words, Instant now) {
        return tasks.heal(about.merchant(), about.key(), words, now);
    }

    /** Whether the task is open. */
    public boolean isOpen(About about) {
        return db.sql("select exists (select 1 from review where merchant = ? and key = ? and resolved_at is null)")
                .params(about.merchant(), about.key())
                .query(Boolean.class)
                .single();
    }

    /** The open ones of a merchant. */
    public List<Open> open(String merchant) {
        return db.sql("""
                        select key, reason, opened_at from review
                        where merchant = ? and reason_class = ? and resolved_at is null order by opened_at""")
                .params(merchant, CLASS)
                .query((row, n) -> new Open(
                        channel(row.getString(1)),
                        row.getString(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    /** What the open ones of this trouble are about, of every merchant. */
    public List<About> open(Trouble trouble) {
        String mark = "/" + trouble + "/"; // nothing follows it in the key of a trouble of the whole channel
        return db.sql("""
                        select merchant, key from review
                        where reason_class = ? and resolved_at is null and position(? in key || '/') > 0""")
                .params(CLASS, mark)
                .query((row, n) -> {
                    String key = row.getString(2) + "/";
                    int at = key.lastIndexOf(mark);
                    String channel = key.substring(PREFIX.length(), at);
                    return new About(row.getString(1), channel, trouble, about(key.substring(at + mark.length())));
                })
                .list();
    }

    private static String about(String ended) {
        return ended.isEmpty() ? "" : ended.substring(0, ended.length() - 1);
    }

    /** The channel stands before the trouble, and no name of a trouble stands in a channel's. */
    private static String channel(String key) {
        for (Trouble trouble : Trouble.values()) {
            int at = key.lastIndexOf("/" + trouble);
            if (at > 0) {
                return key.substring(PREFIX.length(), at);
            }
        }
        return key.substring(PREFIX.length());
    }
}
