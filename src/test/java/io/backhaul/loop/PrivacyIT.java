package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.hub.privacy.PrivacyWork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A customer sees what is kept of her, and is forgotten: her name, address and e-mail stand nowhere any more, in no row of any
 * table and in no file of the data directory, and no original opens. Left out of the search: the database's own files (every
 * table is read instead), the broker's journal (it holds ids), and what the simulated partners keep for themselves.
 */
class PrivacyIT {

    private static final String NAME = "Iris Wagenknecht";
    private static final String EMAIL = "iris.wagenknecht@customer.example";
    private static final String STREET = "Lindenweg 44b";
    private static final List<String> HERS = List.of(NAME, EMAIL, STREET, "Wagenknecht");

    private final World world = new World();
    private final JdbcClient db = RunningHub.get().part(JdbcClient.class);

    private static String order(CustomerReturn r) {
        return """
                {"id": %d, "name": "%s", "email": "%s", "phone": "+49 30 5550144",
                 "customer": {"id": 99, "first_name": "Iris", "last_name": "Wagenknecht", "email": "%s"},
                 "shipping_address": {"name": "%s", "address1": "%s", "city": "Berlin"}, "line_items": []}""".formatted(r.orderId(), r.orderName(), EMAIL, EMAIL, NAME, STREET);
    }

    private String request(String orders, CustomerReturn r) {
        return """
                {"shop_id": 1, "shop_domain": "demo.myshopify.com", "%s": [%d],
                 "customer": {"id": 99, "email": "%s", "phone": "+49 30 5550144"}, "data_request": {"id": 7}}""".formatted(orders, r.orderId(), EMAIL);
    }

    /** A whole return in which everybody names her: her own note, the store, the supplier, a person, a stranger. */
    private CustomerReturn lived(String name) {
        CustomerReturn r = world.returned(
                name,
                Map.of("note", "please call " + NAME + ", " + EMAIL, "photos", 1),
                World.item("ACME-" + name.substring(1), 1, "30.00"));
        world.fateOf(world.storeSays("orders/updated", order(r), Map.of()));
        world.acme.answers(
                world.acme.mail(r, 1), "Please send us more photos of the parcel of " + NAME + ", " + STREET + ".");
        World.until("he wants more", () -> assertThat(r.questions()).anyMatch(q -> q.contains(NAME)));
        r.decide("ACKNOWLEDGE", "acme", Map.of("note", NAME + " has no more photos", "reference", "none"));
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        world.acme.inspects(r, "scrap");
        r.reaches("acme", "customerMoney", "PAID");
        world.acme.credits(r, "30.00");
        r.endsWith("acme", 3000);
        return r;
    }

    @Row("F88")
    @Test
    void f88_sheSeesWhatIsKeptAndIsForgottenEverywhere() throws IOException {
        CustomerReturn r = lived("#PRV1");
        assertThat(found()).as("before").isNotEmpty();
        seen(r);

        String redact = world.storeSays("customers/redact", request("orders_to_redact", r), Map.of());
        assertThat(world.fateOf(redact)).containsExactly("IGNORED");
        assertThat(found()).isEmpty();
        keepsItsHistory(r);

        JsonNode log = erasure(redact);
        assertThat(log.get("finishedAt").isNull()).isFalse();
        assertThat(log.get("orders").asInt()).isEqualTo(1);
        assertThat(log.get("cases").asInt()).isEqualTo(1);
        assertThat(log.get("originals").asInt()).isGreaterThan(5);
        assertThat(log.get("files").asInt())
                .as("her photo and the file made for her")
                .isGreaterThan(1);

        String twice = world.storeSays("customers/redact", request("orders_to_redact", r), Map.of());
        assertThat(world.fateOf(twice)).containsExactly("IGNORED");
        assertThat(erasure(twice).get("originals").asInt())
                .as("nothing was left")
                .isZero();

        world.fateOf(world.storeSays("orders/updated", order(r), Map.of()));
        RunningHub.get().part(PrivacyWork.class).eraseAgain();
        assertThat(found()).as("what came later").isEmpty();
        assertThat(opened(r)).isZero();
    }

    /** Her file holds all of it; it is a task until it was handed over. */
    private void seen(CustomerReturn r) {
        String asked = world.storeSays("customers/data_request", request("orders_requested", r), Map.of());
        assertThat(world.fateOf(asked)).containsExactly("IGNORED");
        JsonNode request = world.api.items("/api/privacy/requests").stream()
                .filter(q -> q.get("orders").toString().contains("/" + r.orderId()))
                .findFirst()
                .orElseThrow();
        assertThat(world.api.items("/api/review"))
                .filteredOn(item -> item.get("reasonClass").asText().equals("Privacy"))
                .singleElement()
                .satisfies(item -> assertThat(item.get("reason").asText()).contains("hand the file"));
        JsonNode file =
                world.api.get("/api/privacy/requests/" + request.get("id").asText() + "/file");
        assertThat(file.get("returns")).hasSize(1);
        assertThat(file.at("/returns/0/messages").toString()).contains(NAME + " has no more photos");
        assertThat(file.at("/returns/0/files")).hasSize(1);
        assertThat(file.get("deliveries").toString()).contains(STREET, EMAIL, "more photos of the parcel");
        assertThat(text("/privacy")).contains("Handed over");
    }

    private void keepsItsHistory(CustomerReturn r) {
        r.nobodyOwes();
        assertThat(r.refunds()).containsExactly(3000);
        assertThat(r.facts("MORE_INFORMATION_REQUESTED")).isEqualTo(1);
        String id = r.file().get("id").asText();
        JsonNode check = world.api.get("/api/cases/" + id + "/verify");
        assertThat(check.toString()).doesNotContain("\"differences\":[{");
        assertThat(text("/cases/" + id)).contains("#PRV1");
        assertThat(opened(r)).as("originals that still open").isZero();
    }

    @Row("F88")
    @Test
    void f88_aPersonErasesToo() throws IOException {
        CustomerReturn r = lived("#PRV2");
        String id = r.file().get("id").asText();
        String stranger =
                "From: someone@stranger.example\r\nTo: returns@backhaul.test\r\nSubject: hello\r\nMessage-ID: <prv2."
                        + System.nanoTime() + "@stranger.example>\r\n\r\nWho is " + EMAIL + "?\r\n";
        world.acme.deliver(stranger);
        world.fateOf(MailSupplier.messageId("\r\n" + stranger));
        JsonNode accepted = world.api.post("/api/cases/" + id + "/erasure", Map.of("email", EMAIL));
        World.until(
                "it is done",
                () -> assertThat(world.api.items("/api/privacy/erasures"))
                        .filteredOn(e -> e.get("kind").asText().equals("RETURN"))
                        .anyMatch(e -> e.get("askedBy").asText().equals("demo")
                                && !e.get("finishedAt").isNull()));
        assertThat(accepted.get("messageId").asText()).isNotEmpty();
        assertThat(found()).isEmpty();
        assertThat(opened(r)).isZero();
    }

    private JsonNode erasure(String webhook) {
        return world.api.items("/api/privacy/erasures").stream()
                .filter(e -> e.get("askedBy").asText().equals(webhook))
                .findFirst()
                .orElseThrow();
    }

    private String text(String path) {
        return new String(world.api.bytes(path), StandardCharsets.UTF_8);
    }

    /** Deliveries about her that can still be opened. */
    private long opened(CustomerReturn r) {
        return db.sql("""
                        select count(*) from receipt x where x.data_key is not null and (x.about = ? or x.id in (
                            select receipt_id from message where case_id = ?::uuid))""")
                .params("gid://shopify/Order/" + r.orderId(), r.file().get("id").asText())
                .query(Long.class)
                .single();
    }

    /** Where she still stands: tables, as text and as bytes, and files. */
    private List<String> found() throws IOException {
        List<String> found = new ArrayList<>();
        for (String table : db.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()) {
            db.sql("select t::text from " + table + " t").query(String.class).list().stream()
                    .filter(PrivacyIT::names)
                    .forEach(row -> found.add(table + ": " + row.substring(0, Math.min(300, row.length()))));
        }
        Path data = world.data();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String place = data.relativize(file).toString();
                if (!place.matches("(postgres|pg|broker|artemis|sandbox).*")
                        && names(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))) {
                    found.add(place);
                }
            }
        }
        return found;
    }

    private static boolean names(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return HERS.stream()
                .anyMatch(word -> small.contains(word.toLowerCase(Locale.ROOT))
                        || small.contains(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8))));
    }
}
