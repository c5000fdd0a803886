package io.backhaul.hub.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.shopify.ShopifyTopic.Duty;
import io.backhaul.store.Attachments;
import io.backhaul.store.FileResults;
import io.backhaul.store.MasterKey;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import io.backhaul.store.Vault;
import io.backhaul.testing.ReturnsRows;
import io.backhaul.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What an erasure takes, what it leaves to others, and that it can be cut off anywhere. */
class ErasureIT {

    private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");
    private static final String ORDER = "gid://shopify/Order/";

    @TempDir
    Path files;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient db = database.jdbc();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Vault vault = new Vault(db, clock, MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
    private final Receipts receipts = new Receipts(
            db, new JdbcTransactionManager(database.dataSource()), vault, new Outbox(db, new OutboxSignal()), clock);
    private final ReturnsRows rows = new ReturnsRows(database, "demo");
    private PrivacyWork privacy;
    private StoreRequests requests;

    @BeforeEach
    void setUp() {
        privacy = new PrivacyWork(db, database.transactions(), receipts, new Attachments(db, vault), files, clock);
        requests = privacy.storeRequests((store, receipt) -> "gone");
    }

    private UUID kept(String channel, String about, String text) {
        UUID id = unread(channel, about, text);
        receipts.markRead("demo", id);
        return id;
    }

    private UUID unread(String channel, String about, String text) {
        return receipts.keep(NewReceipt.of("demo", channel, UUID.randomUUID().toString(), "t", Hmac.utf8(text))
                        .about(about))
                .id();
    }

    private UUID returned(String order) {
        UUID id = rows.returnCase("#" + order, "CLOSED", NOW, "{\"legs\":[]}");
        rows.reference(id, "ORDER", ORDER + order, "");
        return id;
    }

    private UUID said(UUID receipt, UUID caseId, String words) {
        return rows.message(
                receipt, caseId, "mail:acme", "m", "RETURN_DECLINED", "{\"reasonText\":\"" + words + "\"}", NOW);
    }

    private Receipt asked(String body) {
        UUID id = receipts.keep(NewReceipt.of(
                        "demo", "shopify:demo", UUID.randomUUID().toString(), "customers/redact", Hmac.utf8(body)))
                .id();
        return receipts.find("demo", id).orElseThrow();
    }

    private Receipt redact(String... orders) {
        return asked("{\"customer\":{\"email\":\"iris@w.example\"},\"orders_to_redact\":[" + String.join(",", orders)
                + "]}");
    }

    private String forget(Receipt request) {
        return requests.fulfil(
                Duty.FORGET_CUSTOMER,
                "demo",
                request,
                receipts.original("demo", request.id()).orElseThrow());
    }

    private boolean opens(UUID receipt) {
        return receipts.original("demo", receipt).isPresent();
    }

    private int count(String column) {
        return db.sql("select sum(" + column + ") from erasure")
                .query(Integer.class)
                .single();
    }

    @Row("F88")
    @Test
    void f88_whatIsSharedStaysUnlessItNamesTheCustomer() {
        UUID hers = returned("1");
        UUID his = returned("2");
        UUID list = kept("sftp:globex", null, "RMA-1;approved\nRMA-2;approved");
        said(list, hers, "her words here");
        said(list, his, "his words here");
        UUID naming = kept("sftp:globex", null, "RMA-1;IRIS@W.EXAMPLE\nRMA-2;approved");
        said(naming, hers, "her words here");
        UUID other = said(naming, his, "his words here");
        UUID stranger = kept("mail:returns", null, "where is the parcel of iris@w.example?");
        UUID byName = kept("mail:returns", null, "where is the parcel of Iris Wagenknecht?");
        UUID anybody = kept("mail:returns", null, "spam");
        UUID namesake = kept("shopify:demo", ORDER + "3", "{\"customer\":{\"name\":\"Iris Wagenknecht\"}}");
        UUID herOther = kept("shopify:demo", ORDER + "4", "{\"email\":\"iris@w.example\"}");
        UUID order = kept("shopify:demo", ORDER + "1", "{\"customer\":{\"name\":\"Iris Wagenknecht\"}}");
        UUID otherOrder = kept("shopify:demo", ORDER + "2", "{\"email\":\"z@y.example\"}");

        Receipt request = redact("1");
        assertThat(forget(request)).contains("1 order(s) with 1 return(s): 5 original(s)");
        assertThat(opens(list)).isTrue();
        assertThat(opens(naming)).isFalse();
        assertThat(opens(stranger)).isFalse();
        assertThat(opens(byName)).isFalse();
        assertThat(opens(anybody)).isTrue();
        assertThat(opens(namesake)).as("another order of somebody called so").isTrue();
        assertThat(opens(herOther))
                .as("an order of hers that the store did not name")
                .isFalse();
        assertThat(opens(order)).isFalse();
        assertThat(opens(otherOrder)).isTrue();
        assertThat(opens(request.id())).as("the request itself").isFalse();
        assertThat(receipts.find("demo", request.id()).orElseThrow().status()).isEqualTo(Receipt.Status.IGNORED);
        assertThat(db.sql("select body ->> 'reasonText' from message where id = ?")
                        .param(other)
                        .query(String.class)
                        .single())
                .as("his return keeps its words")
                .isEqualTo("his words here");
    }

    @Row("F88")
    @Test
    void f88_aMailIsSearchedAsItIsReadAndNotAsItIsEncoded() {
        String part = Base64.getMimeEncoder().encodeToString(Hmac.utf8("Where is the parcel of iris@w.example?"));
        String head =
                "From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        UUID hers = kept("mail:returns", null, head + part);
        UUID anybody = kept("mail:returns", null, head + Base64.getMimeEncoder().encodeToString(Hmac.utf8("Hello!")));
        UUID event = kept("stripe:demo", null, "{\"to\":\"\\u0069ris@w.example\"}");
        forget(redact("1"));
        assertThat(opens(hers)).isFalse();
        assertThat(opens(event)).isFalse();
        assertThat(opens(anybody)).isTrue();
    }

    /** What an answer to a supplier's file quotes of it goes with the file, whether it was left or not. */
    @Row("F88")
    @Test
    void f88_theAnswerToAFileThatNamesHerIsErasedAndAnOthersIsNot() {
        UUID hers = kept("sftp:globex", null, "iris@w.example;RMA-1;approved");
        UUID his = kept("sftp:globex", null, "RMA-2;approved");
        FileResults results = new FileResults(db);
        FileResults.Row row = new FileResults.Row(2, "iris@w.example", List.of(), "refused", "no such return");
        results.plan("demo", "globex", hers, "hers.csv", "aaaaaaaa", List.of(row));
        results.plan("demo", "globex", his, "his.csv", "bbbbbbbb", List.of(row));
        results.due(10)
                .forEach(due ->
                        results.fix(due, fresh -> Hmac.utf8(fresh.rows().get(0).key())));
        forget(redact("1"));
        assertThat(results.due(10)).extracting(FileResults.Due::file).containsExactly("his.csv.result.csv");
        assertThat(db.sql("select rows::text || coalesce(length(content), 0) from file_result where receipt_id = ?")
                        .param(hers)
                        .query(String.class)
                        .single())
                .isEqualTo("[]0");
    }

    /** It may be a supplier's answer: destroyed unread, it would be a silence. */
    @Row("F88")
    @Test
    void f88_aMailThatWaitsToBeReadIsReadFirst() {
        UUID waits = unread("mail:returns", null, "approved, for iris@w.example");
        receipts.waits("demo", waits, "the domain's keys cannot be asked for", "acme");
        forget(redact("1"));
        assertThat(opens(waits)).isTrue();
    }

    @Row("F88")
    @Test
    void f88_whatHoldsMoreThanWasSearchedIsNamed() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("a"));
            zip.write(new byte[8_000_000]);
        }
        UUID tight = receipts.keep(NewReceipt.of("demo", "sftp:globex", "a.xlsx", "t", bomb.toByteArray()))
                .id();
        receipts.markRead("demo", tight);
        for (int i = 0; i < 45; i++) {
            kept("mail:returns", null, "spam " + i);
        }
        UUID hers = kept("mail:returns", null, "where is the parcel of iris@w.example?");
        assertThat(forget(redact("1")))
                .contains("more is packed in 1 original(s) than is searched")
                .contains(tight.toString());
        assertThat(opens(hers)).isFalse();
        assertThat(opens(tight)).isTrue();
    }

    @Row("F88")
    @Test
    void f88_cutOffInTheMiddleItGoesOnAndCountsOnce() {
        UUID first = kept("shopify:demo", ORDER + "1", "{}");
        UUID second = kept("shopify:demo", ORDER + "2", "{}");
        db.sql("""
                create function refuse() returns trigger language plpgsql as $$ begin
                    if exists (select 1 from receipt where data_key = old.id and about = 'gid://shopify/Order/2') then
                        raise exception 'cut off';
                    end if; return old; end $$""").update();
        db.sql("create trigger refuse before delete on data_key for each row execute function refuse()")
                .update();
        Receipt request = redact("1", "2");
        assertThatThrownBy(() -> forget(request)).hasMessageContaining("cut off");
        assertThat(opens(first)).isFalse();
        assertThat(opens(second)).isTrue();
        assertThat(db.sql("select finished_at is null from erasure")
                        .query(Boolean.class)
                        .single())
                .isTrue();

        db.sql("drop trigger refuse on data_key").update();
        forget(request);
        assertThat(opens(second)).isFalse();
        assertThat(count("originals")).isEqualTo(2);
        assertThat(count("orders")).isEqualTo(2);
        assertThat(db.sql("select count(*) from erasure where finished_at is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatComesLaterIsErasedOnceNobodyMustAnswerIt() {
        forget(redact("1"));
        UUID read = kept("shopify:demo", ORDER + "1", "{}");
        UUID unread = receipts.keep(NewReceipt.of("demo", "shopify:demo", "w-9", "orders/updated", Hmac.utf8("{}"))
                        .about(ORDER + "1"))
                .id();
        UUID doubtful = kept("shopify:demo", ORDER + "1", "{no json");
        receipts.markReview("demo", doubtful, "UNREADABLE", "it is no JSON");
        privacy.eraseAgain();
        assertThat(opens(read)).isFalse();
        assertThat(opens(unread)).isTrue();
        assertThat(opens(doubtful)).isTrue();
        receipts.markRead("demo", unread);
        db.sql("update review set resolved_at = now(), resolved_by = 'ann'").update();
        receipts.markRead("demo", doubtful);
        privacy.eraseAgain();
        assertThat(opens(unread)).isFalse();
        assertThat(opens(doubtful)).isFalse();
    }

    @Row("F88")
    @Test
    void f88_aShopThatLeftTakesAllItsCustomersAndNobodyElses() {
        UUID hers = returned("1");
        UUID mail = kept("mail:returns", null, "about her");
        said(mail, hers, "her words here");
        UUID webhook = kept("shopify:demo", ORDER + "7", "{}");
        UUID otherStore = kept("shopify:demo-eu", ORDER + "8", "{}");
        UUID waits = unread("shopify:demo", ORDER + "9", "{}");
        receipts.waits("demo", waits, "the store takes no call of ours");
        UUID due = unread("shopify:demo", ORDER + "10", "{}");
        Receipt other = asked("{}");
        requests.fulfil(Duty.FORGET_SHOP, "demo", asked("{}"), Hmac.utf8("{}"));
        assertThat(opens(mail)).isFalse();
        assertThat(opens(webhook)).isFalse();
        assertThat(List.of(waits, due))
                .as("a store that is gone is waited for by nothing, in no queue either")
                .allSatisfy(unread -> {
                    receipts.waits("demo", unread, "it was in hand meanwhile");
                    assertThat(opens(unread)).isFalse();
                    assertThat(receipts.find("demo", unread).orElseThrow().status())
                            .isEqualTo(Receipt.Status.IGNORED);
                });
        assertThat(opens(other.id())).as("another request is still to be done").isTrue();
        assertThat(opens(otherStore)).isTrue();
        assertThat(db.sql("select kind from erasure").query(String.class).single())
                .isEqualTo("SHOP");
    }

    @Test
    void onlyAnErasureMayTouchReasonsAndNothingElseOfTheLedger() {
        UUID id = returned("1");
        rows.decision(id, "S1", "CLAIM", "Iris Wagenknecht told us", NOW);
        assertThatThrownBy(() -> db.sql("update decision set reason = 'x'").update())
                .hasMessageContaining("append-only");
        database.transactions().executeWithoutResult(tx -> {
            db.sql("set local backhaul.erasing = 'on'").update();
            db.sql("update decision set reason = 'x'").update();
        });
        assertThatThrownBy(() -> database.transactions().executeWithoutResult(tx -> {
                    db.sql("set local backhaul.erasing = 'on'").update();
                    db.sql("update decision set outcome = 'PAID'").update();
                }))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> db.sql("delete from decision").update()).hasMessageContaining("append-only");
    }

    @Test
    void aFileForACustomerIsWrittenOnceAndGoesWhenItIsHandedOver() {
        Receipt request = asked("{\"customer\":{\"email\":\"iris@w.example\"},\"orders_requested\":[1]}");
        kept("mail:returns", null, "where is the parcel of iris@w.example?");
        byte[] body = receipts.original("demo", request.id()).orElseThrow();
        requests.fulfil(Duty.SHOW_CUSTOMER, "demo", request, body);
        requests.fulfil(Duty.SHOW_CUSTOMER, "demo", request, body);
        assertThat(files.toFile().list()).hasSize(1);
        UUID id = db.sql("select id from customer_request").query(UUID.class).single();
        assertThat(new String(privacy.desk().file("demo", id).orElseThrow())).contains("where is the parcel");
        assertThat(privacy.desk().file("other", id)).isEmpty();
        assertThat(db.sql("select count(*) from review where resolved_at is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        privacy.desk().handedOver("demo", id, "ann");
        assertThat(files.toFile().list()).isEmpty();
        assertThat(privacy.desk().file("demo", id)).isEmpty();
        assertThat(db.sql("select count(*) from review where resolved_at is null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
