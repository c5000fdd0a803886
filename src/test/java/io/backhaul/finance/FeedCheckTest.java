package io.backhaul.finance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.finance.PostedEntry.PostedLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedCheckTest {

    private static final Instant AT = Instant.parse("2026-10-02T10:00:00Z");

    @Test
    void acceptsFilesInOrder() {
        FeedCheck reader = new FeedCheck();
        assertThat(problems(reader, journal(1, entry(1, 650, 650)))).isEmpty();
        assertThat(problems(reader, journal(2, entry(2, 650, 650)))).isEmpty();
    }

    @Test
    void findsAMissingFile() {
        assertThat(problems(new FeedCheck(3), journal(5, entry(1, 650, 650))))
                .containsExactly("file number: expected 4, found 5");
    }

    @Test
    void findsAnEntryBookedBefore() {
        FeedCheck reader = new FeedCheck();
        problems(reader, journal(1, entry(7, 650, 650)));
        assertThat(problems(reader, journal(2, entry(7, 650, 650))))
                .containsExactly("entry 7 stands in an earlier file");
    }

    @Test
    void findsAnEntryOutOfBalance() {
        assertThat(problems(new FeedCheck(), journal(1, entry(1, 650, 600))))
                .containsExactlyInAnyOrder(
                        "entry 1 is out of balance by 0.50", "currency USD is out of balance by 0.50");
    }

    @Test
    void findsAChangedByte() {
        FeedFile file = journal(1, entry(1, 650, 650));
        byte[] changed = file.content().replace("#2001", "#2002").getBytes(StandardCharsets.UTF_8);
        assertThat(new FeedCheck().problems(changed, file.manifest()))
                .singleElement()
                .asString()
                .startsWith("sha256");
    }

    private static List<String> problems(FeedCheck reader, FeedFile file) {
        return reader.problems(file.content().getBytes(StandardCharsets.UTF_8), file.manifest());
    }

    private static FeedFile journal(long sequence, PostedEntry entry) {
        return FeedRelease.file(FeedFlavour.JOURNAL, new FeedFlavour.Release("demo", sequence), List.of(entry), AT);
    }

    private static PostedEntry entry(long id, long debit, long credit) {
        return new PostedEntry(
                id,
                "refund/1",
                new UUID(0, 1),
                "#2001",
                AT,
                "REFUND_PAID",
                "paid",
                "USD",
                "",
                "stripe/re_1",
                List.of(
                        new PostedLine(1, "CUSTOMER_REFUNDS_PAYABLE", debit, 0),
                        new PostedLine(2, "PROCESSOR_CLEARING:stripe", 0, credit)));
    }
}
