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
 * Recognises a database that was restored from a backup: it counts fewer starts than the data directory remembers, or the
 * directory is new and the database is not. What it knows as planned, or plans again, may have been paid after the backup, so
 * the hub looks before it sends (decisions 1.6). Looking costs one call for each command and is never wrong.
 */
final class OlderDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(OlderDatabase.class);

    /** Longer than any return's life: until then what the lost days decided has been decided anew. */
    static final Duration LOOK_FIRST = Duration.ofDays(90);

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
        boolean older = seen > known.starts();
        boolean newDirectory = seen == 0 && known.starts() > 0;
        Long count = transactions.execute(tx -> {
            if (older || newDirectory) {
                starts.lookFirst(LOOK_FIRST);
            }
            return starts.count(seen);
        });
        remember(known.installation() + " " + count);
        if (older) {
            LOG.warn(
                    "The database is older than this data directory (start {} against {}): a backup was restored. For {}"
                            + " days every command is looked for at its partner before it is sent.",
                    known.starts(),
                    seen,
                    LOOK_FIRST.toDays());
        } else if (newDirectory) {
            LOG.info(
                    "The data directory is new and the database is not: in case it was restored from a backup, every command"
                            + " is looked for at its partner before it is sent, for {} days.",
                    LOOK_FIRST.toDays());
        }
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
