package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.hub.data.DatabaseForReading;
import io.backhaul.hub.tool.WhatIfTool;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** The log of the running hub gives what it stores, and working something out over it changes nothing. */
class HindsightIT {

    private static final List<String> TABLES =
            List.of("fact", "decision", "command", "reference", "deadline", "ledger_entry", "return_case", "review");

    private final World world = new World();

    private CustomerReturn finished(String order, String sku) {
        CustomerReturn r = world.returned(order, Map.of(), World.item(sku, 1, "25.00"));
        world.acme.answers(world.acme.mail(r, 1), "Approved. RMA number: RMA-" + sku);
        r.reaches("acme", "goods", "AUTHORIZED");
        r.shipAndDeliver("acme");
        world.acme.answers(world.acme.mail(r, 2), "Item received and inspected.\nDisposition: scrap");
        r.reaches("acme", "customerMoney", "PAID");
        return r;
    }

    @Test
    @Row({"N7", "F72", "N17", "N8", "F40", "S142"})
    void replayingEverythingTwiceChangesNothingAndTheLogGivesWhatIsStored() throws Exception {
        CustomerReturn r = finished("#HS1", "ACME-HS1");
        String id = r.cases().get(0).get("id").asText();
        World.until("nothing is under way", () -> assertThat(open(id)).isEmpty());
        List<Integer> refunds = r.refunds();
        try (DatabaseForReading database = DatabaseForReading.open(
                new MockEnvironment().withProperty("backhaul.data", world.data().toString()))) {
            JdbcClient db = JdbcClient.create(database.dataSource());
            refusesWrites(db);
            String before = content(db, id);
            for (int round = 0; round < 2; round++) {
                world.api
                        .get("/api/cases/" + id)
                        .get("facts")
                        .forEach(f -> replay(f.get("messageId").asText()));
            }
            whatIf();
            assertThat(content(db, id)).as("nothing was written").isEqualTo(before);
        }
        assertThat(r.refunds()).as("no gateway was called").isEqualTo(refunds);
        World.until(
                "every case is what its log says",
                () -> world.api
                        .items("/api/cases")
                        .forEach(c -> assertThat(world.api
                                        .get("/api/cases/" + c.get("id").asText() + "/verify")
                                        .get("differences"))
                                .as(c.get("orderName").asText())
                                .isEmpty()));
    }

    private List<String> open(String id) {
        return world.api.get("/api/cases/" + id).get("commands").findValuesAsText("status").stream()
                .filter(s -> List.of("PLANNED", "SENDING", "PENDING").contains(s))
                .toList();
    }

    private void replay(String message) {
        JsonNode plan = world.api.post("/api/messages/" + message + "/replay", Map.of());
        assertThat(plan.get("duplicate").asBoolean()).isTrue();
    }

    private static void refusesWrites(JdbcClient db) {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> db.sql("delete from waiting").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("read-only");
    }

    private static String content(JdbcClient db, String id) {
        StringBuilder all = new StringBuilder();
        for (String table : TABLES) {
            String mine = table.equals("return_case") ? "id" : "case_id";
            all.append(table)
                    .append(' ')
                    .append(db.sql("select coalesce(md5(string_agg(t::text, '|' order by t::text)), '-') from " + table
                                    + " t where " + mine + " = cast(? as uuid)")
                            .params(id)
                            .query(String.class)
                            .single())
                    .append('\n');
        }
        return all.toString();
    }

    /** The command line beside the running hub. */
    private void whatIf() throws Exception {
        Path policy = Files.createTempFile("policy", ".yaml");
        Files.writeString(
                policy,
                Files.readString(Path.of("config/merchants/demo.yaml")).replace("USD: \"10.00\"", "USD: \"26.00\""));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int ended = WhatIfTool.run(
                new String[] {WhatIfTool.NAME, "--policy=" + policy, "--backhaul.data=" + world.data()},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err);
        Files.delete(policy);
        assertThat(ended).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("returns would have gone another way", "acme", "#HS1  acme kept goods: nothing -> 25.00 USD");
    }
}
