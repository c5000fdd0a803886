package io.backhaul.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnDeclined;
import io.backhaul.core.message.ReturnMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Row("N1")
class FormerNamesTest {

    private static final int ROWS = 50_000;

    private static ReturnMessage said(String key, String reason, Reference... about) {
        Envelope envelope = new Envelope(
                UUID.randomUUID(),
                "demo",
                "sftp:globex",
                key,
                List.of(about),
                null,
                Instant.EPOCH,
                1,
                Envelope.CURRENT_SCHEMA);
        return new ReturnDeclined(envelope, "globex", List.of(), reason);
    }

    private static KeptBefore kept(ReturnMessage said) {
        return new KeptBefore(
                said.envelope().id(), "sftp:globex", said.envelope().key(), Said.of(said), true, "APPLIED", true, null);
    }

    private static List<ReadAgain.Row> named(List<KeptBefore> before, List<ReturnMessage> now) {
        return new FormerNames(before)
                .of(now.stream()
                        .map(m -> new ReadAgain.Row(m, Said.of(m), false))
                        .toList());
    }

    /** As large as a file may be: what is left over is looked for once, not once per row. */
    @Test
    @Timeout(60)
    void aHugeFileOfWhichEveryRowReadsOtherwiseIsNamedInOneGo() {
        List<KeptBefore> before = IntStream.range(0, ROWS)
                .mapToObj(i -> kept(said("a.csv#" + i, "before " + i)))
                .toList();
        List<ReturnMessage> now = IntStream.range(0, ROWS)
                .mapToObj(i -> said("a.csv#L" + i, i == 0 ? "before 7" : "now " + i))
                .toList();
        List<ReadAgain.Row> named = named(before, now);
        assertThat(named.get(0).key()).isEqualTo("a.csv#7");
        assertThat(named.get(0).id()).isEqualTo(before.get(7).id());
        assertThat(named.subList(1, ROWS)).allMatch(row -> row.key().equals("a.csv#0"));
        assertThat(named.get(1).id()).isEqualTo(now.get(1).envelope().id());
    }

    /** A mapping that names rows by a constant makes contradictions of them; they are found again as quickly. */
    @Test
    @Timeout(60)
    void aHugeFileWithOneKeyForAllIsNamedInOneGo() {
        List<ReturnMessage> said = IntStream.range(0, ROWS)
                .mapToObj(i -> said("always", "said " + i))
                .toList();
        List<KeptBefore> before =
                new ArrayList<>(said.stream().map(FormerNamesTest::kept).toList());
        Collections.reverse(before);
        assertThat(named(before, said)).allMatch(ReadAgain.Row::known);
    }

    @Test
    void aRowThatIsNamedOtherwiseNowIsTheOneItWas() {
        KeptBefore before = kept(said("a.csv#L5", "late"));
        ReadAgain.Row now =
                named(List.of(before), List.of(said("row/CM-1", "late"))).get(0);
        assertThat(now.known()).isTrue();
        assertThat(now.id()).isEqualTo(before.id());
    }

    @Test
    void aMessageThatIsNewInFrontOfOneThatWasKeptIsAQuestionAndTheOtherCountsOnce() {
        KeptBefore before = kept(said("a.csv#L5", "late"));
        List<ReadAgain.Row> now = named(List.of(before), List.of(said("a.csv#L5", "new"), said("a.csv#L5.1", "late")));
        assertThat(now.get(0).known()).isFalse();
        assertThat(now.get(0).key()).as("under which something else was said").isEqualTo("a.csv#L5");
        assertThat(now.get(1).id()).isEqualTo(before.id());
    }

    /** Its name and its words have changed: nobody can tell whether it is the same. */
    @Test
    void aRowThatHasNothingLeftInCommonContradictsWhatIsLeftOver() {
        KeptBefore before = kept(said("a.csv#L5", "late"));
        ReadAgain.Row now =
                named(List.of(before), List.of(said("row/CM-1", "too late"))).get(0);
        assertThat(now.known()).isFalse();
        assertThat(now.key()).isEqualTo("a.csv#L5");
    }

    @Test
    void ofRowsThatSayTheSameEachIsTheOneAboutItsParcel() {
        List<KeptBefore> before = List.of(kept(parcel("#0", "1ZA")), kept(parcel("#1", "1ZB")));
        List<ReadAgain.Row> now = named(before, List.of(parcel("L1", "1ZC"), parcel("L2", "1ZB"), parcel("L3", "1ZA")));
        assertThat(now.get(0).known()).isFalse();
        assertThat(now.subList(1, 3))
                .extracting(ReadAgain.Row::id)
                .containsExactly(before.get(1).id(), before.get(0).id());
    }

    private static ReturnMessage parcel(String key, String tracking) {
        return said(key, "broken", Reference.of(Reference.Type.TRACKING, tracking));
    }
}
