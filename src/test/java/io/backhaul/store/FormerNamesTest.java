package io.backhaul.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.ReturnDeclined;
import io.backhaul.core.message.ReturnMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Row("N1")
class FormerNamesTest {

    private static final int ROWS = 50_000;

    private static ReturnMessage said(String key, String reason) {
        Envelope envelope = new Envelope(
                UUID.randomUUID(),
                "demo",
                "sftp:globex",
                key,
                List.of(),
                null,
                Instant.EPOCH,
                1,
                Envelope.CURRENT_SCHEMA);
        return new ReturnDeclined(envelope, "globex", List.of(), reason);
    }

    private static KeptBefore kept(ReturnMessage said) {
        return new KeptBefore(
                said.envelope().id(), said.envelope().key(), Content.of(said), true, "APPLIED", null, null);
    }

    /** As large as a file may be: what is left over is looked for once, not once per row. */
    @Test
    @Timeout(60)
    void aHugeFileOfWhichEveryRowReadsOtherwiseIsNamedInOneGo() {
        List<KeptBefore> before = IntStream.range(0, ROWS)
                .mapToObj(i -> kept(said("a.csv#" + i, "before " + i)))
                .toList();
        List<ReadAgain.Row> now = IntStream.range(0, ROWS)
                .mapToObj(i -> said("a.csv#L" + i, i == 0 ? "before 7" : "now " + i))
                .map(m -> new ReadAgain.Row(m, Content.of(m), false, null))
                .toList();
        List<ReadAgain.Row> named = new FormerNames(before, UUID.randomUUID(), "a.csv", now).of(now);
        assertThat(named.get(0).key()).isEqualTo("a.csv#7");
        assertThat(named.get(0).id()).isEqualTo(before.get(7).id());
        assertThat(named.subList(1, ROWS)).allMatch(row -> row.key().equals("a.csv#0"));
        assertThat(named.get(1).id()).isEqualTo(now.get(1).id());
    }
}
