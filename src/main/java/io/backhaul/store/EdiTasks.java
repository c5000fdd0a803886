package io.backhaul.store;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is wrong with the exchange of X12 files with a supplier, as a person's task: open exactly as long as it lasts. */
public final class EdiTasks {

    /** Class of these tasks. */
    public static final String CLASS = "X12";

    /** The kinds of trouble, each one task per supplier. */
    public enum Trouble {
        /** Control numbers of his were passed over. */
        GAP,
        /** Interchanges of ours were not acknowledged in the agreed time. */
        SILENT,
        /** Acknowledgements of ours cannot be left. */
        STUCK
    }

    private final HubTasks tasks;

    public EdiTasks(JdbcClient db) {
        this.tasks = new HubTasks(db, CLASS);
    }

    /** Opens the task with these words; while it is open they follow what is known. What a person closed stays closed. */
    public void open(String merchant, String supplier, Trouble trouble, String reason, Instant now) {
        tasks.openUnlessAnswered(merchant, key(supplier, trouble), reason, now);
    }

    /** It is over. */
    public void heal(String merchant, String supplier, Trouble trouble, String words, Instant now) {
        tasks.heal(merchant, key(supplier, trouble), words, now);
    }

    private static String key(String supplier, Trouble trouble) {
        return "x12/" + supplier + "/" + trouble;
    }
}
