package io.backhaul.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.in.HeldForPerson;
import io.backhaul.hub.in.ReceiptReader;
import io.backhaul.hub.in.SupplierFilesReader;
import io.backhaul.hub.in.SupplierMailReader;
import io.backhaul.hub.in.X12Answers;
import io.backhaul.hub.in.X12FilesReader;
import io.backhaul.hub.in.X12Replies;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.MailSettings.Imap;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.MailTrust;
import io.backhaul.partner.mail.OwnServer;
import io.backhaul.store.CommandRows;
import io.backhaul.store.EdiControls;
import io.backhaul.store.EdiFiles;
import io.backhaul.store.EdiInterchanges;
import io.backhaul.store.EdiSent;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.Receipt;
import io.backhaul.testing.ReturnsRows;
import io.backhaul.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub's own readers with the corpus' suppliers; every one of them has one open return, asked about by one mail. */
final class SupplierReaders {

    private static final Instant NOW = Instant.parse("2026-10-06T09:00:00Z");
    private static final String MERCHANT = "demo";

    private final List<ReceiptReader> readers;
    private final JdbcClient db;

    SupplierReaders(Path scratch) {
        Path mappings = scratch.resolve("mappings");
        Path config = scratch.resolve("config");
        copy(Path.of("mappings"), mappings);
        copy(Sample.CORPUS.resolve("mappings"), mappings);
        copy(Path.of("config/merchants"), config.resolve("merchants"));
        copy(Sample.CORPUS.resolve("config"), config);
        Mappings compiled = new Mappings(mappings);
        Merchants merchants = ShippedFiles.read(config, mappings, SupplierReaders::setting);
        TestDatabase database = TestDatabase.fresh();
        ReturnsRows rows = new ReturnsRows(database, MERCHANT);
        merchants.suppliers().forEach(supplier -> openReturn(rows, supplier.code()));
        Imap imap = new Imap("", 993, true, false, "returns", null, null, null, null);
        Mailboxes mailboxes =
                new Mailboxes(new MailSettings("returns@backhaul.test", "mx.backhaul.test", MERCHANT, imap), List.of());
        MailTrust trust = new MailTrust(OwnServer.named("mx.backhaul.test"), null);
        readers = List.of(
                new SupplierMailReader(
                        compiled, merchants, mailboxes, trust, database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC)),
                new SupplierFilesReader(compiled, merchants, x12(database, compiled, merchants)));
        db = database.jdbc();
    }

    private static X12FilesReader x12(TestDatabase database, Mappings mappings, Merchants merchants) {
        JdbcClient db = database.jdbc();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        CommandRows commands = new CommandRows(db, new Outbox(db, new OutboxSignal()));
        X12Replies replies = new X12Replies(
                new EdiInterchanges(db),
                new EdiControls(db),
                new EdiFiles(db),
                merchants,
                database.transactions(),
                clock);
        return new X12FilesReader(mappings, replies, new X12Answers(new EdiSent(db), commands, clock));
    }

    /** Each interchange is judged as if it were the partner's first. */
    private void forgetNumbers() {
        db.sql("delete from edi_interchange").update();
        db.sql("delete from edi_sender").update();
        db.sql("delete from edi_gap").update();
        db.sql("delete from edi_file").update();
    }

    Outcome read(Sample sample) {
        return read(sample.channel(), sample.fileName(), sample.bytes());
    }

    /** Nothing but a refusal may come out of a reader beside a reading. */
    Outcome read(String channel, String name, byte[] bytes) {
        ReceiptReader reader =
                readers.stream().filter(r -> r.reads(channel)).findFirst().orElseThrow();
        if (channel.equals("sftp:kestrel")) {
            forgetNumbers();
        }
        try {
            return outcome(reader.read(receipt(channel, name, bytes.length), bytes));
        } catch (UnreadableMessage | HeldForPerson e) {
            return new Outcome(List.of(), List.of(e.getMessage()));
        }
    }

    private static Outcome outcome(ReceiptReader.Reading reading) {
        if (!reading.trusted()) {
            return new Outcome(List.of(), List.of("the sender is not authenticated"));
        }
        return new Outcome(List.<JsonNode>copyOf(reading.messages()), reading.problems());
    }

    private static Receipt receipt(String channel, String name, long size) {
        return new Receipt(
                MERCHANT,
                new UUID(0, 1),
                channel,
                name,
                null,
                null,
                channel.startsWith("mail:") ? "mail" : "file",
                "",
                size,
                "",
                Map.of(),
                1,
                Receipt.Status.RECEIVED,
                null,
                0,
                1,
                NOW);
    }

    /** The keys of our question to him, as the corpus' mails answer it. */
    private static void openReturn(ReturnsRows rows, String supplier) {
        String token = Question.token(supplier);
        UUID id = rows.returnCase("#2001", "OPEN", NOW.minusSeconds(86_400), "{}");
        rows.reference(id, "MAIL_TOKEN", token, supplier);
        rows.reference(id, "MAIL_MESSAGE", Question.messageId(supplier), supplier);
    }

    private static String setting(String name) {
        return name.endsWith("_URL") || name.endsWith("_HOST") || name.endsWith("_PORT") ? null : "set";
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
