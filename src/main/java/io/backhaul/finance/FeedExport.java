package io.backhaul.finance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Releases what the ledger posted since the last export as feed files, one transaction for all flavours: either every entry
 * is in its file and the file's number is taken, or nothing happened. Two exports at once follow each other on the row lock.
 */
public final class FeedExport {

    /** More entries than this make another file, so that one file always fits in memory. */
    static final int ENTRIES_PER_FILE = 50_000;

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final FeedFiles files;
    private final FeedSequences sequences;
    private final UnexportedEntries unexported;
    private final TransactionOperations transactions;
    private final Clock clock;

    public FeedExport(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.files = new FeedFiles(jdbc);
        this.sequences = new FeedSequences(jdbc);
        this.unexported = new UnexportedEntries(jdbc);
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Exports everything new. The journal is released last and is strictly the newest file.
     *
     * @return the names of the files made; empty when the ledger has nothing new, and then no number is taken
     */
    public List<String> export(String merchant) {
        return transactions.execute(status -> {
            List<String> names = new ArrayList<>();
            for (FeedFlavour flavour : FeedFlavour.values()) {
                names.addAll(export(merchant, flavour));
            }
            return List.copyOf(names);
        });
    }

    private List<String> export(String merchant, FeedFlavour flavour) {
        List<String> names = new ArrayList<>();
        long sequence = sequences.lock(merchant, flavour);
        List<PostedEntry> entries = unexported.next(merchant, flavour, ENTRIES_PER_FILE);
        while (!entries.isEmpty()) {
            sequence++;
            names.add(release(merchant, flavour, sequence, entries));
            entries = unexported.next(merchant, flavour, ENTRIES_PER_FILE);
        }
        if (!names.isEmpty()) {
            sequences.take(merchant, flavour, sequence);
        }
        return names;
    }

    private String release(String merchant, FeedFlavour flavour, long sequence, List<PostedEntry> entries) {
        FeedFile file =
                FeedRelease.file(flavour, new FeedFlavour.Release(merchant, sequence), entries, after(merchant));
        files.add(file);
        unexported.mark(merchant, flavour, sequence, entries);
        return file.name();
    }

    /** Now, but later than every file before, so that "newest" is never a matter of luck. */
    private Instant after(String merchant) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return files.newest(merchant)
                .map(newest -> newest.plus(Duration.ofMillis(1)))
                .filter(later -> later.isAfter(now))
                .orElse(now);
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
