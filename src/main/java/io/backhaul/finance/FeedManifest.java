package io.backhaul.finance;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The control record beside a feed file: what a reader checks before he books it. Totals are in minor units; for flavours
 * without debit and credit both sides show the sum of the entries.
 */
record FeedManifest(
        @JsonProperty("file") String file,
        @JsonProperty("feed_version") String feedVersion,
        @JsonProperty("flavour") String flavour,
        @JsonProperty("file_seq") long fileSeq,
        @JsonProperty("merchant_id") String merchantId,
        @JsonProperty("period_from") String periodFrom,
        @JsonProperty("period_to") String periodTo,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("row_count") int rowCount,
        @JsonProperty("entry_count") int entryCount,
        @JsonProperty("totals") List<Total> totals,
        @JsonProperty("entry_id_first") long entryIdFirst,
        @JsonProperty("entry_id_last") long entryIdLast,
        @JsonProperty("sha256") String sha256) {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Total(
            @JsonProperty("currency") String currency,
            @JsonProperty("debit_minor") long debitMinor,
            @JsonProperty("credit_minor") long creditMinor) {}

    static List<Total> totals(List<PostedEntry> entries) {
        TreeMap<String, Total> byCurrency = new TreeMap<>();
        for (PostedEntry entry : entries) {
            byCurrency.merge(
                    entry.currency(),
                    new Total(entry.currency(), entry.totalDebit(), entry.totalCredit()),
                    (a, b) -> new Total(
                            a.currency,
                            Math.addExact(a.debitMinor, b.debitMinor),
                            Math.addExact(a.creditMinor, b.creditMinor)));
        }
        return List.copyOf(byCurrency.values());
    }

    static Instant first(List<PostedEntry> entries) {
        return entries.stream()
                .map(PostedEntry::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    static Instant last(List<PostedEntry> entries) {
        return entries.stream()
                .map(PostedEntry::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("manifest of " + file + " cannot be written", e);
        }
    }

    /** Reads a manifest; {@link IllegalArgumentException} when it is none. */
    static FeedManifest read(String json) {
        try {
            return JSON.readValue(json, FeedManifest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a manifest: " + e.getOriginalMessage(), e);
        }
    }
}
