package io.backhaul.hub.work;

import io.backhaul.hub.data.PrivateFiles;
import io.backhaul.store.Starts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recognises a database that may be a restored backup: it counts fewer starts than the data directory remembers, or the
 * directory is new and the database is not, or no hub was alive on it for so long that gateways may soon forget keys. What it
 * knows as planned, or plans again, may have been paid after the backup, so the hub looks before it sends (decisions 1.6).
 * Looking costs one call for each command and is never wrong.
 */
final class OlderDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(OlderDatabase.class);

    /** Longer than any return's life: until then what the lost days decided has been decided anew. */
    static final Duration LOOK_FIRST = Duration.ofDays(90);

    /** Half the time for which the most forgetful gateway knows a key: a younger backup is covered by the keys themselves. */
    private static final long SILENT_HOURS = 12;

    private final Starts starts;
    private final Path remembered;
    private final TransactionTemplate transactions;

    /** @param remembered file in the data directory that keeps the count of the last start */
    OlderDatabase(Starts starts, Path remembered, TransactionTemplate transactions) {
        this.starts = starts;
        this.remembered = remembered;
        this.transactions = transactions;
    }

    /** Counts this start; in the database first, so that a crash in between never looks like a restore. */
    void check() {
        Starts.Count known = starts.read();
        long seen = seen(known);
        String sign = sign(known, seen);
        Long count = transactions.execute(tx -> {
            if (sign != null) {
                starts.lookFirst(LOOK_FIRST);
            }
            return starts.count(seen);
        });
        remember(known.installation() + " " + count);
        if (sign != null) {
            LOG.warn(
                    "{}. In case a backup was restored, every command is looked for at its partner before it is sent, for {}"
                            + " days",
                    sign,
                    LOOK_FIRST.toDays());
        }
    }

    /** What speaks for a restored backup; null when nothing does. */
    private static String sign(Starts.Count known, long seen) {
        if (seen > known.starts()) {
            return "The database is older than this data directory (start " + known.starts() + " against " + seen + ")";
        } else if (seen == 0 && known.starts() > 0) {
            return "The data directory is new and the database is not";
        }
        return known.silentHours() >= SILENT_HOURS
                ? "No hub was alive on this database for " + known.silentHours() + " hours"
                : null;
    }

    /** The count the directory remembers of this database; 0 when it remembers none. */
    private long seen(Starts.Count known) {
        try {
            String[] words = Files.exists(remembered)
                    ? Files.readString(remembered).strip().split(" ")
                    : new String[0];
            return words.length == 2 && words[0].equals(known.installation().toString()) ? Long.parseLong(words[1]) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + remembered, e);
        }
    }

    private void remember(String text) {
        try {
            PrivateFiles.write(remembered, (text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + remembered, e);
        }
    }
}
