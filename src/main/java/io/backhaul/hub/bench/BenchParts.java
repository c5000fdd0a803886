package io.backhaul.hub.bench;

import io.backhaul.console.Benching;
import io.backhaul.console.Originals;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.mapping.Mappings;
import io.backhaul.store.PublishedFiles;
import io.backhaul.store.StoredOriginals;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the bench together. */
public final class BenchParts {

    private BenchParts() {}

    public static Benching desk(
            JdbcClient db,
            Mappings mappings,
            Merchants merchants,
            Originals originals,
            TransactionTemplate transactions,
            Clock clock,
            FileWriter files) {
        return new BenchDesk(
                mappings,
                merchants,
                merchant -> new KnownKeys(db, merchant),
                files,
                new Publications(new PublishedFiles(db), transactions, clock),
                new History(new StoredOriginals(db), originals),
                new Benches(clock),
                clock);
    }
}
