package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.mapping.Mappings;
import io.backhaul.partner.Hmac;
import io.backhaul.store.FileResults;
import io.backhaul.store.MasterKey;
import io.backhaul.store.MessageRows;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import io.backhaul.store.ReviewRows;
import io.backhaul.store.Vault;
import io.backhaul.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A file whose middle row could not be read, read again with a repaired mapping: each row is what it was, and counts once. */
@Row("N1")
class RepairedMappingIT {

    private static final String FILE = "RMA No;Order;SKU;Qty;Status;Condition;Amount;Currency\n"
            + "R-1;#6101;GLOBEX-1;1;APPROVED;;;\nR-2;#6102;GLOBEX-2;1;DECLINED;;;\nR-3;#6103;GLOBEX-3;1;APPROVED;;;\n";
    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient db = database.jdbc();
    private final Outbox outbox = new Outbox(db, new OutboxSignal());
    private final Receipts receipts = new Receipts(
            db,
            new JdbcTransactionManager(database.dataSource()),
            new Vault(db, Clock.systemUTC(), MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")),
            outbox,
            Clock.systemUTC());

    private Inbox inbox(String mapping) {
        return inbox(mapping, true);
    }

    private Inbox inbox(String mapping, boolean trusted) {
        Mappings mappings = MAPPINGS.with("globex/answers", mapping);
        Merchants merchants = ShippedFiles.read(X12World::setting);
        return new Inbox(
                receipts,
                new MessageRows(db, outbox, new ReviewRows(db)),
                new Acceptance(mappings, merchants, Clock.systemUTC()),
                List.of(believed(new SupplierFilesReader(mappings, merchants, null), trusted)),
                new FileResults(db),
                database.transactions());
    }

    private static ReceiptReader believed(ReceiptReader reader, boolean trusted) {
        return new ReceiptReader() {
            @Override
            public boolean reads(String channel) {
                return reader.reads(channel);
            }

            @Override
            public Reading read(Receipt receipt, byte[] original) {
                Reading all = reader.read(receipt, original);
                return new Reading(all.source(), all.messages(), trusted, all.ignored(), all.problems(), all.rows());
            }
        };
    }

    /** As rows were kept that were named by their place among those that could be read. */
    private void namedByPlace(UUID file, boolean trusted) {
        String stem = trusted ? "answers.csv#" : "untrusted/" + file + "#";
        db.sql("""
                        with row as (select id, gen_random_uuid() as former, :stem || (row_number() over (
                            order by (body ->> 'sequence')::bigint) - 1) as place from message)
                        update message m set id = row.former, semantic_key = row.place,
                            body = m.body || jsonb_build_object('id', row.former, 'key', row.place)
                        from row where row.id = m.id""").param("stem", stem).update();
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("mappings/globex/answers.jsonata"));
    }

    private static String withoutKey(String mapping) {
        return mapping.replaceFirst("(?s)\"key\": \\$join\\(\\[.*?\\], \"/\"\\),", "");
    }

    private List<String> taken() {
        return db.sql("""
                        select id || ' ' || (select r ->> 'value' from jsonb_array_elements(body -> 'references') r
                                             where r ->> 'type' = 'ORDER_NAME') || ' ' || kind
                        from message where status = 'RECEIVED' order by received_at, 1""").query(String.class).list();
    }

    private List<String> orders() {
        return taken().stream().map(row -> row.substring(37)).sorted().toList();
    }

    /** Also with a mapping of his that leaves the key to the hub. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowThatIsReadOnlyTheSecondTimeTakesNoOthersPlace(boolean keyed) throws IOException {
        String good = keyed ? shipped() : withoutKey(shipped());
        assertThat(good.equals(shipped())).isEqualTo(keyed);
        UUID file = receipts.keep(NewReceipt.of("demo", "sftp:globex", "answers.csv", "file", Hmac.utf8(FILE)))
                .id();
        String work = "{\"merchant\":\"demo\",\"id\":\"" + file + "\"}";

        inbox(good.replace("$status = \"DECLINED\" ?", "$status = \"NO\" ?")).read(work, 1);
        List<String> before = taken();
        assertThat(orders()).containsExactly("#6101 RETURN_AUTHORIZED", "#6103 RETURN_AUTHORIZED");
        assertThat(receipts.find("demo", file).orElseThrow().status()).isEqualTo(Receipt.Status.REVIEW);

        receipts.readAgain("demo", file);
        inbox(good).read(work, 1);

        assertThat(taken()).containsAll(before);
        assertThat(orders())
                .containsExactly("#6101 RETURN_AUTHORIZED", "#6102 RETURN_DECLINED", "#6103 RETURN_AUTHORIZED");
        assertThat(db.sql("select count(*) from outbox where queue = ?")
                        .param(MessageRows.QUEUE)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(db.sql("select distinct status from message order by 1")
                        .query(String.class)
                        .list())
                .as("nothing contradicts")
                .isSubsetOf("RECEIVED", "DUPLICATE");
    }

    /** What was kept before rows were named by their line keeps its name, whatever row can be read besides. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void aRowThatWasNamedByItsPlaceIsNotTakenAgain(boolean trusted, boolean keyed) throws IOException {
        UUID file = receipts.keep(NewReceipt.of("demo", "sftp:globex", "answers.csv", "file", Hmac.utf8(FILE)))
                .id();
        String work = "{\"merchant\":\"demo\",\"id\":\"" + file + "\"}";
        String former = keyed && !trusted ? shipped() : withoutKey(shipped());
        inbox(former.replace("$status = \"DECLINED\" ?", "$status = \"NO\" ?"), trusted)
                .read(work, 1);
        namedByPlace(file, trusted);
        List<String> before = taken();
        assertThat(before).hasSize(2);

        for (int again = 0; again < 2; again++) {
            receipts.readAgain("demo", file);
            inbox(keyed ? shipped() : withoutKey(shipped()), trusted).read(work, 1);
            assertThat(taken()).containsAll(before);
            assertThat(orders())
                    .containsExactly("#6101 RETURN_AUTHORIZED", "#6102 RETURN_DECLINED", "#6103 RETURN_AUTHORIZED");
            assertThat(db.sql("select count(*) from message")
                            .query(Integer.class)
                            .single())
                    .as("nothing contradicts, nothing is told twice")
                    .isEqualTo(3);
        }
    }

    @Test
    void aRowThatWasNamedByItsPlaceAndNowSaysSomethingElseIsForAPerson() throws IOException {
        UUID file = receipts.keep(NewReceipt.of("demo", "sftp:globex", "answers.csv", "file", Hmac.utf8(FILE)))
                .id();
        String work = "{\"merchant\":\"demo\",\"id\":\"" + file + "\"}";
        String mapping = withoutKey(shipped());
        inbox(mapping.replace("$status = \"DECLINED\" ?", "$status = \"NO\" ?")).read(work, 1);
        namedByPlace(file, true);
        db.sql("""
                update message set body = jsonb_set(body, '{rma}', '"R-1 told otherwise"')
                where semantic_key = 'answers.csv#0'""").update();
        List<String> before = taken();

        receipts.readAgain("demo", file);
        inbox(mapping).read(work, 1);
        assertThat(taken()).isEqualTo(before);
        assertThat(db.sql("select count(*) from message where status = 'REVIEW'")
                        .query(Integer.class)
                        .single())
                .as("the row told otherwise and the row nobody knows")
                .isEqualTo(2);
    }
}
