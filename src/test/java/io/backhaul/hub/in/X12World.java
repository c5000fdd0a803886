package io.backhaul.hub.in;

import io.backhaul.hub.in.ReceiptReader.Reading;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.mapping.Mappings;
import io.backhaul.partner.edi.X12Partner;
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
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The hub's X12 part on an empty real database, with a clock that tests move. */
abstract class X12World {

    static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");
    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));

    final TestDatabase database = TestDatabase.fresh();
    final JdbcClient db = database.jdbc();
    final TransactionTemplate transactions = database.transactions();
    Merchants merchants = ShippedFiles.read(X12World::setting);
    final EdiFiles files = new EdiFiles(db);
    final EdiSent sent = new EdiSent(db);
    final EdiInterchanges interchanges = new EdiInterchanges(db);
    Instant now = NOON;
    boolean wants997 = true;

    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

    static String setting(String name) {
        return name.endsWith("_PORT") ? "9" : name.endsWith("_HOST") ? "127.0.0.1" : "http://127.0.0.1:9";
    }

    Reading read(UUID receipt, String file, String text) {
        CommandRows commands = new CommandRows(db, new Outbox(db, new OutboxSignal()));
        X12Replies replies = new X12Replies(interchanges, new EdiControls(db), files, merchants, transactions, clock);
        X12FilesReader reader = new X12FilesReader(MAPPINGS, replies, new X12Answers(sent, commands, clock));
        return reader.read(received(receipt, file), text.getBytes(StandardCharsets.UTF_8), channel(), "initech");
    }

    Reading read(String file, String text) {
        return read(UUID.randomUUID(), file, text);
    }

    private ChannelConfig.Drop channel() {
        ChannelConfig.X12 x12 = new ChannelConfig.X12(
                X12Partner.of("BACKHAUL", "INITECH"), null, "VN", null, wants997, true, Duration.ofHours(24), true);
        return new ChannelConfig.Drop(
                "in", "out", "x12", ChannelConfig.Complete.UNCHANGED, null, x12, false, "x12/answers");
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

    static String answer(int number, String rdr) {
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

    List<String> left() {
        return db.sql("select name from edi_file order by made_at, name")
                .query(String.class)
                .list();
    }

    String content(String name) {
        return db.sql("select content from edi_file where name = ?")
                .param(name)
                .query((row, n) -> new String(row.getBytes(1), StandardCharsets.US_ASCII))
                .single();
    }

    void watch() {
        ChannelMarks marks = new ChannelMarks(db);
        marks.readThrough(
                "demo", merchants.supplier("initech").orElseThrow().passport().channel(), now);
        new X12Watch(merchants, sent, interchanges, files, new EdiTasks(db), marks, clock).look();
    }

    List<String> tasks() {
        return db.sql("select reason from review where resolved_at is null order by opened_at")
                .query(String.class)
                .list();
    }

    void made(long control) {
        sent.made("demo", "initech", control, "rma-request/c/initech", "#1001", now);
    }

    static List<String> kinds(Reading reading) {
        return reading.messages().stream().map(m -> m.get("kind").asText()).toList();
    }
}
