package io.backhaul.finance;

import java.time.Instant;
import java.util.List;

/** Makes a feed file and its manifest out of ledger entries; pure. */
final class FeedRelease {

    private FeedRelease() {}

    static FeedFile file(
            FeedFlavour flavour, FeedFlavour.Release release, List<PostedEntry> entries, Instant createdAt) {
        List<List<String>> rows = entries.stream()
                .flatMap(entry -> flavour.rows(release, entry).stream())
                .toList();
        String content = CsvText.write(flavour.columns(), rows);
        FeedManifest manifest = manifest(flavour, release, entries, rows.size(), Sha256.of(content), createdAt);
        return new FeedFile(
                release.merchant(),
                manifest.file(),
                flavour.code(),
                release.sequence(),
                content,
                manifest.json(),
                manifest.sha256(),
                rows.size(),
                createdAt,
                false);
    }

    private static FeedManifest manifest(
            FeedFlavour flavour,
            FeedFlavour.Release release,
            List<PostedEntry> entries,
            int rows,
            String sha256,
            Instant createdAt) {
        return new FeedManifest(
                flavour.fileName(release.merchant(), FeedExport.day(createdAt), release.sequence()),
                JournalRows.FEED_VERSION,
                flavour.code(),
                release.sequence(),
                release.merchant(),
                FeedExport.TIME.format(FeedManifest.first(entries)),
                FeedExport.TIME.format(FeedManifest.last(entries)),
                FeedExport.TIME.format(createdAt),
                rows,
                entries.size(),
                FeedManifest.totals(entries),
                entries.get(0).id(),
                entries.get(entries.size() - 1).id(),
                sha256);
    }
}
