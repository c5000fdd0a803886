package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.mapping.Mappings;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.mail.MailTrust;
import io.backhaul.partner.mail.OwnServer;
import io.backhaul.store.FileResults;
import io.backhaul.store.MessageRows;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import io.backhaul.store.ReviewRows;
import io.backhaul.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** A table in a mail of which a row could not be read, read again with a repaired mapping: each piece is inspected once. */
@Row({"N1", "N11"})
class RepairedTableIT {

    private static final String TOKEN = "abcdefghijklmnopqrstuvwx";
    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));

    private final JdbcTransactionManager manager = new JdbcTransactionManager(TestDatabase.empty());
    private final JdbcClient db = JdbcClient.create(manager.getDataSource());
    private final Receipts receipts = new MailNode(manager).receipts();

    @TempDir
    Path config;

    private UUID mail;

    @BeforeEach
    void aMailAboutAReturnOfTwoPieces() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config"), config);
        Path acme = config.resolve("suppliers/acme.yaml");
        Files.writeString(
                acme,
                Files.readString(acme)
                        .replace(
                                "mapping: mail/answers",
                                "mapping: mail/answers\n  files: { format: csv, csv: { delimiter: ';', columns: [Order, SKU, Qty, Status] }, mapping: globex/answers }"));
        UUID caseId = UUID.randomUUID();
        UUID request = UUID.randomUUID();
        db.sql("""
                        insert into return_case (merchant, id, store, order_name, status, version, policy_hash, policy, summary, opened_at)
                        values ('demo', ?, 'demo', '#1', 'OPEN', 1, 'h', '{}', '{}', now())""").param(caseId).update();
        db.sql("""
                        insert into message (merchant, id, source, source_id, semantic_key, kind, status, received_at, body)
                        values ('demo', ?, 'shopify:demo', 's', 'k', 'RETURN_REQUESTED', 'APPLIED', now(),
                            '{"lines": [{"sku": "A", "quantity": 2}]}')""").param(request).update();
        db.sql("insert into fact (merchant, case_id, message_id, position) values ('demo', ?, ?, 1)")
                .params(caseId, request)
                .update();
        db.sql("""
                        insert into reference (merchant, type, value, case_id, supplier)
                        values ('demo', 'MAIL_TOKEN', ?, ?, 'acme')""").params(TOKEN, caseId).update();
        mail = receipts.keep(NewReceipt.of("demo", MailNode.CHANNEL, "<1@acme.example>", "mail", Hmac.utf8(raw()))
                        .typed("message/rfc822"))
                .id();
    }

    private static String raw() {
        return String.join(
                "\r\n",
                "Authentication-Results: mx.backhaul.test; dmarc=pass header.from=acme.example",
                "From: Acme Returns <rma@acme.example>",
                "To: returns@backhaul.test",
                "Subject: Re: return [ref:" + TOKEN + "]",
                "Date: Thu, 01 Oct 2026 12:00:00 +0000",
                "Message-ID: <1@acme.example>",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=x",
                "",
                "--x",
                "Content-Type: text/plain",
                "",
                "See attached.",
                "--x",
                "Content-Type: text/csv",
                "Content-Disposition: attachment; filename=found.csv",
                "",
                "RMA No;Order;SKU;Qty;Status;Condition;Amount;Currency",
                ";#1;A;1;INSPECTED;MISSING;;",
                ";#1;A;1;INSPECTED;RESELLABLE;;",
                "--x--",
                "");
    }

    private void read(Mappings mappings) {
        Clock clock = Clock.fixed(MailNode.NOW, ZoneOffset.UTC);
        Merchants merchants =
                ShippedFiles.read(config, name -> name.endsWith("_URL") || name.endsWith("_PORT") ? null : "set");
        MailTrust trust = new MailTrust(OwnServer.named("mx.backhaul.test"), null);
        Mailboxes mailboxes = new Mailboxes(MailNode.at(993), List.of());
        new Inbox(
                        receipts,
                        new MessageRows(db, new Outbox(db, new OutboxSignal()), new ReviewRows(db)),
                        new Acceptance(mappings, merchants, clock),
                        List.of(new SupplierMailReader(mappings, merchants, mailboxes, trust, db, clock)),
                        new FileResults(db),
                        new TransactionTemplate(manager))
                .read("{\"merchant\":\"demo\",\"id\":\"" + mail + "\"}", 1);
    }

    private static Mappings with(String known, String instead) throws IOException {
        String shipped = Files.readString(Path.of("mappings/globex/answers.jsonata"));
        assertThat(shipped).contains(known);
        return MAPPINGS.with("globex/answers", shipped.replace(known, instead));
    }

    private List<String> found() {
        return db.sql("""
                        select body ->> 'disposition' from message
                        where kind = 'INSPECTION_REPORTED' and status = 'RECEIVED' order by received_at, 1""").query(String.class).list();
    }

    private Receipt receipt() {
        return receipts.find("demo", mail).orElseThrow();
    }

    @Test
    void aPieceThatWasTakenIsNotTakenOnceMoreBesideTheRepairedRow() throws IOException {
        read(with(", \"MISSING\": \"MISSING\"", ""));
        assertThat(receipt().reason()).contains("unknown condition 'MISSING'");
        assertThat(found()).containsExactly("RESELLABLE");

        receipts.readAgain("demo", mail);
        read(MAPPINGS);
        assertThat(receipt().status()).isEqualTo(Receipt.Status.READ);
        assertThat(found()).containsExactlyInAnyOrder("MISSING", "RESELLABLE");
        assertThat(db.sql("select count(*) from review where resolved_at is null and key like 'message/%'")
                        .query(Long.class)
                        .single())
                .as("nothing contradicts")
                .isZero();

        receipts.readAgain("demo", mail);
        read(MAPPINGS);
        assertThat(found()).as("and once more").hasSize(2);
    }

    /** The thread it stands in is known only by the second time. */
    @Test
    void aMailThatIsBelievedOnlyTheSecondTimeTellsEachPieceOnce() throws IOException {
        db.sql("update reference set value = 'another'").update();
        read(with(", \"MISSING\": \"MISSING\"", ""));
        assertThat(receipt().reason()).contains("unknown condition 'MISSING'");
        assertThat(found()).hasSize(1);
        assertThat(trusted()).isEmpty();

        db.sql("update reference set value = ?").param(TOKEN).update();
        for (int again = 0; again < 2; again++) {
            receipts.readAgain("demo", mail);
            read(MAPPINGS);
            assertThat(receipt().status()).isEqualTo(Receipt.Status.READ);
            assertThat(trusted()).containsExactly("MISSING", "RESELLABLE");
            assertThat(found()).as("what was held gave way").hasSize(2);
        }
    }

    private List<String> trusted() {
        return db.sql("""
                        select body ->> 'disposition' from message
                        where kind = 'INSPECTION_REPORTED' and status = 'RECEIVED' and trusted order by 1""").query(String.class).list();
    }

    @Test
    void aPieceThatReadsOtherwiseNowIsForAPersonWithAllThatIsNewBesideIt() throws IOException {
        read(with(
                "\"RESELLABLE\": \"RESELLABLE\", \"SCRAP\": \"SCRAP\", \"MISSING\": \"MISSING\"",
                "\"RESELLABLE\": \"SCRAP\""));
        assertThat(found()).containsExactly("SCRAP");

        receipts.readAgain("demo", mail);
        read(MAPPINGS);
        assertThat(receipt().status()).isEqualTo(Receipt.Status.REVIEW);
        assertThat(receipt().reason()).contains("what it says about A reads otherwise now");
        assertThat(found()).containsExactly("SCRAP");
    }
}
