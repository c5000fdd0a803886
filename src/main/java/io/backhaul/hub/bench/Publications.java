package io.backhaul.hub.bench;

import io.backhaul.bench.DraftFiles;
import io.backhaul.store.PublishedFiles;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what is about to be written, and what it takes the place of or is taken away, before a file changes. */
final class Publications {

    private static final String TAKEN_AWAY = "";

    private final PublishedFiles rows;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Publications(PublishedFiles rows, TransactionTemplate transactions, Clock clock) {
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    void keep(String merchant, String supplier, DraftFiles files, Map<String, String> replaced, String by) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(tx -> {
            files.texts()
                    .forEach((path, text) -> rows.add(merchant, supplier, path, text, replaced.get(path), by, now));
            replaced.forEach((path, text) -> {
                if (!files.texts().containsKey(path)) {
                    rows.add(merchant, supplier, path, TAKEN_AWAY, text, by, now);
                }
            });
        });
    }
}
