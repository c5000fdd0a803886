package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.hub.in.ReceiptReader.Reading;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.Secret;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.mapping.Mappings;
import io.backhaul.partner.edi.X12Interchange;
import io.backhaul.partner.edi.X12Partner;
import io.backhaul.partner.edi.X12Reader;
import io.backhaul.partner.edi.X12Set;
import io.backhaul.sandbox.X12;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.CommandRows;
import io.backhaul.store.EdiControls;
import io.backhaul.store.EdiFiles;
import io.backhaul.store.EdiInterchanges;
import io.backhaul.store.EdiSent;
import io.backhaul.store.EdiTasks;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.Receipt;
import io.backhaul.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** X12 files against a real database: numbers, repeats, gaps, and the acknowledgement of each interchange, also after a crash. */
class X12FilesReaderIT {

    private static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");
    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient db = database.jdbc();
    private final TransactionTemplate transactions = database.transactions();
    private final Merchants merchants = ShippedFiles.read(X12FilesReaderIT::setting);
    private final EdiFiles files = new EdiFiles(db);
    private final EdiSent sent = new EdiSent(db);
    private final EdiInterchanges interchanges = new EdiInterchanges(db);
    private Instant now = NOON;
    private boolean wants997 = true;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private static String setting(String name) {
        return name.endsWith("_PORT") ? "9" : name.endsWith("_HOST") ? "127.0.0.1" : "http://127.0.0.1:9";
    }

    private Reading read(UUID receipt, String file, String text) {
        CommandRows commands = new CommandRows(db, new Outbox(db, new OutboxSignal()));
        X12Replies replies = new X12Replies(interchanges, new EdiControls(db), files, merchants, transactions, clock);
        X12FilesReader reader = new X12FilesReader(MAPPINGS, replies, new X12Answers(sent, commands, clock));
        return reader.read(received(receipt, file), text.getBytes(StandardCharsets.UTF_8), channel(), "initech");
    }

    private Reading read(String file, String text) {
        return read(UUID.randomUUID(), file, text);
    }

    private ChannelConfig.Sftp channel() {
        ChannelConfig.X12 x12 = new ChannelConfig.X12(
                X12Partner.of("BACKHAUL", "INITECH"), null, "VN", null, wants997, true, Duration.ofHours(24), true);
        return new ChannelConfig.Sftp(
                "host", 22, "user", new Secret("pw"), "in", "out", "x12", null, null, x12, "x12/answers");
    }

    private static Receipt received(UUID id, String file) {
        return new Receipt(
                "demo",
                id,
                "sftp:initech",
                file,
                null,
                null,
                "file",
                "sha",
                1,
                "",
                Map.of(),
                1,
                Receipt.Status.RECEIVED,
                null,
                0,
                0,
                NOON);
    }

    private static String answer(int number, String rdr) {
        return X12.interchange(
                "180",
                "AN",
                number,
                NOON.atZone(ZoneOffset.UTC),
                "BGN*11*IN-" + number + "*20261005",
                rdr,
                "PRF*#1",
                "N9*RZ*IN-" + number);
    }

    private List<String> left() {
        return db.sql("select name from edi_file order by made_at, name")
                .query(String.class)
                .list();
    }

    private String content(String name) {
        return db.sql("select content from edi_file where name = ?")
                .param(name)
                .query((row, n) -> new String(row.getBytes(1), StandardCharsets.US_ASCII))
                .single();
    }

    private void watch() {
        ChannelMarks marks = new ChannelMarks(db);
        marks.readThrough("demo", "sftp:initech", now);
        new X12Watch(merchants, sent, interchanges, files, new EdiTasks(db), marks, clock).look();
    }

    private List<String> tasks() {
        return db.sql("select reason from review where resolved_at is null order by opened_at")
                .query(String.class)
                .list();
    }

    @Test
    void anInterchangeIsReadAndAcknowledged() {
        Reading reading = read("a.edi", answer(42, "RDR*RA"));

        assertThat(kinds(reading)).containsExactly("RETURN_AUTHORIZED");
        assertThat(left()).containsExactly("997-INITECH-000000042.edi");
        assertThat(content("997-INITECH-000000042.edi"))
                .contains("AK1*AN*42~", "AK2*180*0001~", "AK5*A~", "AK9*A*1*1*1~", "GS*FA*BACKHAUL*INITECH*");
    }

    /** The hub died after the acknowledgement was noted and before the messages were: reading again says the same once. */
    @Test
    void theSameReceiptReadAgainAfterACrashSaysTheSameAndIsAcknowledgedOnce() {
        UUID receipt = UUID.randomUUID();
        Reading first = read(receipt, "a.edi", answer(42, "RDR*RA"));
        String acknowledgement = content("997-INITECH-000000042.edi");
        now = NOON.plusSeconds(3600);

        assertThat(read(receipt, "a.edi", answer(42, "RDR*RA"))).isEqualTo(first);
        assertThat(left()).containsExactly("997-INITECH-000000042.edi");
        assertThat(content("997-INITECH-000000042.edi")).isEqualTo(acknowledgement);
    }

    /** It died while leaving the file: nobody knows whether it lies there, so it is left again, the same byte for byte. */
    @Test
    void anAcknowledgementThatWasBeingLeftIsLeftAgainUntilItLies() {
        read("a.edi", answer(42, "RDR*RA"));
        EdiFiles.Due taken = files.due(10).get(0);
        assertThat(files.due(10)).as("another node leaves it alone for a while").isEmpty();
        db.sql("update edi_file set next_at = now()").update();

        EdiFiles.Due again = files.due(10).get(0);
        assertThat(again.name()).isEqualTo(taken.name());
        assertThat(again.content()).isEqualTo(taken.content());
        files.left(again, now);
        db.sql("update edi_file set next_at = now()").update();
        assertThat(files.due(10)).isEmpty();
    }

    @Test
    void aRepeatIsAcknowledgedAgainAndNotApplied() {
        read("a.edi", answer(42, "RDR*RA"));
        files.left(files.due(10).get(0), now);

        Reading again = read("b.edi", answer(42, "RDR*RA").replace("~\n", "~\r\n"));

        assertThat(again.messages()).isEmpty();
        assertThat(again.problems()).isEmpty();
        assertThat(again.ignored()).contains("interchange 000000042 came before with the same content");
        assertThat(files.due(10)).extracting(EdiFiles.Due::name).containsExactly("997-INITECH-000000042.edi");
    }

    @Test
    void otherContentUnderTheSameNumberIsForAPerson() {
        read("a.edi", answer(42, "RDR*RA"));

        Reading other = read("b.edi", answer(42, "RDR*RD"));

        assertThat(other.messages()).isEmpty();
        assertThat(other.problems()).singleElement().asString().contains("b.edi", "000000042", "other content");
        assertThat(left()).hasSize(1);
    }

    @Test
    void oneRejectedSetIsToldAndItsNeighbourCounts() {
        String good = answer(42, "RDR*RA");
        String two = good.replace("GE*1*42", "ST*180*0002~\nBGN*11*IN-2*20261005~\nBLI*VN*A*one~\nSE*4*0002~\nGE*2*42");

        Reading reading = read("a.edi", two);

        assertThat(kinds(reading)).containsExactly("RETURN_AUTHORIZED");
        assertThat(reading.problems()).singleElement().asString().contains("set 0002 (180): segment 3 (BLI) element 3");
        assertThat(content("997-INITECH-000000042.edi"))
                .contains("AK2*180*0002~\nAK3*BLI*3**8~\nAK4*3**6~\nAK5*R*5~\nAK9*P*2*2*1~");
    }

    @Test
    void aBrokenInterchangeIsToldByTa1AndUsesNoNumberUp() {
        Reading broken = read("a.edi", answer(42, "RDR*RA").replace("IEA*1*000000042", "IEA*1*000000043"));

        assertThat(broken.messages()).isEmpty();
        assertThat(broken.problems()).singleElement().asString().contains("(IEA) element 2");
        assertThat(left()).singleElement().asString().startsWith("ta1-INITECH-000000042-");
        assertThat(content(left().get(0))).contains("TA1*000000042*261005*1200*R*001~");
        assertThat(kinds(read("b.edi", answer(42, "RDR*RA")))).containsExactly("RETURN_AUTHORIZED");
    }

    @Test
    void aTestIsAcknowledgedAsATestAndNotActedOn() {
        Reading test = read("a.edi", answer(42, "RDR*RA").replace("*0*P*>", "*0*T*>"));

        assertThat(test.messages()).isEmpty();
        assertThat(test.problems()).singleElement().asString().contains("test interchange");
        assertThat(content(left().get(0))).contains("*0*T*>", "AK9*A*1*1*1~");
        assertThat(kinds(read("b.edi", answer(42, "RDR*RA")))).containsExactly("RETURN_AUTHORIZED");
    }

    @Test
    void strangersAndAcknowledgementsAreNotAcknowledgedNorIsWhoWantsNone() {
        assertThat(read("a.edi", answer(42, "RDR*RA").replace("*ZZ*INITECH ", "*ZZ*EVILCORP"))
                        .problems())
                .singleElement()
                .asString()
                .contains("expected from INITECH");
        read("b.edi", X12.interchange("997", "FA", 43, NOON.atZone(ZoneOffset.UTC), "AK1*AN*7", "AK9*A*1*1*1"));
        wants997 = false;
        read("c.edi", answer(44, "RDR*RA"));

        assertThat(left()).isEmpty();
    }

    @Test
    void stockIsTakenNoteOfAndAcknowledged() {
        Reading reading = read(
                "a.edi",
                X12.interchange(
                        "846",
                        "IB",
                        42,
                        NOON.atZone(ZoneOffset.UTC),
                        "BIA*00*DD*S-1*20261005",
                        "LIN**VN*A",
                        "QTY*33*5"));

        assertThat(reading.messages()).isEmpty();
        assertThat(reading.ignored()).contains("846").contains("stock");
        assertThat(content("997-INITECH-000000042.edi")).contains("AK1*IB*42~", "AK9*A*1*1*1~");
    }

    @Test
    void aNumberThatWasPassedOverIsAskedForUntilItComes() {
        read("a.edi", answer(40, "RDR*RA"));
        read("b.edi", answer(43, "RDR*RA"));
        watch();
        assertThat(tasks())
                .as("files are read side by side: a moment's gap is none")
                .isEmpty();
        now = NOON.plusSeconds(700);
        watch();
        assertThat(tasks()).singleElement().asString().contains("000000041 to 000000042 of Initech never came");
        read("c.edi", answer(42, "RDR*RA"));
        watch();
        assertThat(tasks()).singleElement().asString().contains("Interchange 000000041 of Initech");
        read("d.edi", answer(41, "RDR*RA"));
        watch();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void afterTheLastNumberTheyBeginAnew() {
        read("a.edi", answer(999_999_999, "RDR*RA"));
        assertThat(kinds(read("b.edi", answer(1, "RDR*RA")))).containsExactly("RETURN_AUTHORIZED");
        assertThat(read("c.edi", answer(999_999_999, "RDR*RD")).problems()).isNotEmpty();
        read("d.edi", answer(2, "RDR*RA"));
        now = NOON.plusSeconds(700);
        watch();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void acceptedByHisSystemIsAFactAboutTheRequest() {
        made(7);
        Reading reading = read(
                "a.edi",
                X12.interchange(
                        "997",
                        "FA",
                        42,
                        NOON.atZone(ZoneOffset.UTC),
                        "AK1*AN*7",
                        "AK2*180*0001",
                        "AK5*A",
                        "AK9*A*1*1*1"));

        ObjectNode fact = reading.messages().get(0);
        assertThat(fact.get("kind").asText()).isEqualTo("COMMAND_OUTCOME");
        assertThat(fact.get("outcome").asText()).isEqualTo("DONE");
        assertThat(fact.get("commandKey").asText()).isEqualTo("rma-request/c/initech");
        assertThat(fact.get("detail").asText()).isEqualTo("accepted by the supplier's system (997 000000042, AK901 A)");
    }

    @Test
    void rejectedByHisSystemIsForAPersonAndNamesTheSegment() {
        made(7);
        Reading reading = read(
                "a.edi",
                X12.interchange(
                        "997",
                        "FA",
                        42,
                        NOON.atZone(ZoneOffset.UTC),
                        "AK1*AN*7",
                        "AK2*180*0001",
                        "AK3*BLI*5**8",
                        "AK4*2**7",
                        "AK5*R*5",
                        "AK9*R*1*1*0"));

        assertThat(reading.messages().get(0).get("outcome").asText()).isEqualTo("REJECTED");
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("order #1001 was rejected", "segment 5 (BLI) code 8, element 2 code 7");
    }

    @Test
    void aRefusalOfAnInterchangeOfOursIsForAPersonToo() {
        made(7);
        String ta1 = answer(42, "RDR*RA")
                .replaceAll("(?s)GS\\*.*GE\\*1\\*42", "TA1*000000007*261005*1200*R*022")
                .replace("IEA*1", "IEA*0");

        assertThat(read("a.edi", ta1).problems()).singleElement().asString().contains("#1001 was rejected", "note 022");
    }

    @Test
    void anAcknowledgementOfNothingWeSentIsNoFact() {
        Reading accepted =
                read("a.edi", X12.interchange("997", "FA", 42, NOON.atZone(ZoneOffset.UTC), "AK1*AN*7", "AK9*A*1*1*1"));
        Reading rejected =
                read("b.edi", X12.interchange("997", "FA", 43, NOON.atZone(ZoneOffset.UTC), "AK1*AN*7", "AK9*R*1*1*0"));

        assertThat(accepted.ignored()).contains("no record here");
        assertThat(rejected.problems()).singleElement().asString().contains("no record here");
        assertThat(accepted.messages()).isEmpty();
        assertThat(rejected.messages()).isEmpty();
    }

    @Test
    void whatHeDoesNotAcknowledgeInTimeIsATaskUntilHeDoes() {
        made(7);
        sent.left("demo", "rma-request/c/initech", now);
        now = NOON.plus(Duration.ofHours(23));
        watch();
        assertThat(tasks()).isEmpty();
        now = NOON.plus(Duration.ofHours(25));
        watch();
        assertThat(tasks())
                .singleElement()
                .asString()
                .isEqualTo("Initech has not acknowledged our interchange 000000007 (order #1001) within 24 hours:"
                        + " ask him whether it has arrived.");
        read("a.edi", X12.interchange("997", "FA", 42, NOON.atZone(ZoneOffset.UTC), "AK1*AN*7", "AK9*A*1*1*1"));
        watch();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void twoNodesNeverUseOneControlNumberTwice() throws Exception {
        EdiControls controls = new EdiControls(db);
        Callable<Long> next = () -> transactions.execute(tx -> controls.next("demo", "initech"));
        var nodes = Executors.newFixedThreadPool(4);
        try {
            Set<Long> numbers = new HashSet<>();
            for (var number : nodes.invokeAll(java.util.Collections.nCopies(100, next))) {
                numbers.add(number.get());
            }
            assertThat(numbers).hasSize(100).contains(1L, 100L);
        } finally {
            nodes.shutdown();
        }
    }

    @Test
    void whatWeAcknowledgeWithIsReadableByTheReceiver() {
        read("a.edi", answer(42, "RDR*RA"));
        X12Interchange ours = X12Reader.read(
                        content("997-INITECH-000000042.edi").getBytes(StandardCharsets.US_ASCII), "997")
                .get(0);

        assertThat(ours.refused()).isEmpty();
        assertThat(ours.taken()).extracting(X12Set::set).containsExactly("997");
    }

    private void made(long control) {
        sent.made("demo", "initech", control, "rma-request/c/initech", "#1001", now);
    }

    private static List<String> kinds(Reading reading) {
        return reading.messages().stream().map(m -> m.get("kind").asText()).toList();
    }
}
