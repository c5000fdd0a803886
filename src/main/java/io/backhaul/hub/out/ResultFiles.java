package io.backhaul.hub.out;

import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.partner.filedrop.ResultCsv;
import io.backhaul.partner.filedrop.RowsCsv;
import io.backhaul.store.FileResults;
import io.backhaul.store.FileResults.Due;
import io.backhaul.store.FileResults.Fate;
import io.backhaul.store.FileResults.Row;
import io.backhaul.store.Leases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves answers to suppliers' files: which rows were accepted, which were not and why. Written at least once, always the same
 * bytes under the same name, so that dying between leaving and noting changes nothing.
 */
public final class ResultFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ResultFiles.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final int AT_ONCE = 20;
    private static final String LOOKED_AT = "a person is looking at it";

    private final OutgoingFile directory;
    private final Merchants merchants;
    private final FileResults results;
    private final Leases leases;

    public ResultFiles(OutgoingFile directory, Merchants merchants, FileResults results, Leases leases) {
        this.directory = directory;
        this.merchants = merchants;
        this.results = results;
        this.leases = leases;
    }

    /** Leaves what is due; one supplier who cannot be reached delays no other. */
    public void leave() {
        if (leases.hold("file-results", LEASE)) {
            results.due(AT_ONCE).forEach(this::leave);
        }
    }

    private void leave(Due due) {
        ChannelConfig channel =
                merchants.supplier(due.supplier()).map(SupplierConfig::channel).orElse(null);
        if (!(channel instanceof ChannelConfig.Files files)) {
            LOG.warn("{} cannot be left: {} has no directory any more", due.file(), due.supplier());
            results.notNow(due, Duration.ofDays(1));
            return;
        }
        try {
            byte[] content = results.fix(due, fresh -> written(fresh, files.drop()));
            directory.leave(due.supplier(), due.file(), content);
            results.left(due);
        } catch (OutgoingFile.NotLeft e) {
            LOG.warn("{} waits for {}: {}", due.file(), due.supplier(), e.getMessage());
            results.notNow(due, LATER);
        }
    }

    private byte[] written(Due due, ChannelConfig.Drop drop) {
        Map<UUID, Fate> fates = results.fates(due);
        List<ResultCsv.Row> rows =
                due.rows().stream().map(row -> told(row, fates)).toList();
        RowsCsv his = SupplierFiles.dialect(drop);
        try {
            return ResultCsv.write(rows, his);
        } catch (IllegalArgumentException hisCharsetLacksALetter) {
            return ResultCsv.write(rows, new RowsCsv(his.delimiter(), null)); // rather one odd letter than no answer
        }
    }

    /** The worst that became of any of its messages. */
    private static ResultCsv.Row told(Row row, Map<UUID, Fate> fates) {
        if (row.verdict() != null) {
            return new ResultCsv.Row(row.line(), row.key(), row.verdict(), row.reason());
        }
        List<Fate> all =
                row.messages().stream().map(fates::get).filter(f -> f != null).toList();
        return all.stream()
                .filter(fate -> fate.status().equals("REJECTED"))
                .findFirst()
                .map(fate -> new ResultCsv.Row(row.line(), row.key(), "refused", fate.reason()))
                .orElseGet(() -> open(row, all));
    }

    private static ResultCsv.Row open(Row row, List<Fate> all) {
        if (is(all, "REVIEW") || is(all, "PARKED")) {
            return new ResultCsv.Row(row.line(), row.key(), "waiting", LOOKED_AT);
        } else if (is(all, "WAITING")) {
            return new ResultCsv.Row(row.line(), row.key(), "waiting", "we know no such return yet");
        } else if (!all.isEmpty() && all.stream().allMatch(fate -> fate.status().equals("DUPLICATE"))) {
            return new ResultCsv.Row(row.line(), row.key(), "duplicate", "you told us before");
        }
        return new ResultCsv.Row(row.line(), row.key(), "accepted", "");
    }

    private static boolean is(List<Fate> fates, String status) {
        return fates.stream().anyMatch(fate -> fate.status().equals(status));
    }
}
