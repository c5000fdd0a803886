package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.store.MailTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each verdict has one place per thread, and what a later answer adds has its own. */
@Row("N11")
class SaidOnceTest {

    private static final MailTrail.Thread THREAD =
            new MailTrail.Thread(UUID.fromString("00000000-0000-0000-0000-000000000001"), "acme", "#1", false);

    private static final String HEADING = "answer/00000000-0000-0000-0000-000000000001/INSPECTION_REPORTED/";

    private static String key(String json) throws Exception {
        return keys(json).get(0);
    }

    private static List<String> keys(String... rows) throws Exception {
        return keysAfter(List.of(), rows);
    }

    private static List<String> keysAfter(List<ReturnMessage> earlier, String... rows) throws Exception {
        List<ObjectNode> said = new ArrayList<>();
        for (String row : rows) {
            said.add((ObjectNode) new ObjectMapper().readTree(row));
        }
        SaidOnce.keyed(said, THREAD, earlier);
        return said.stream().map(m -> m.path("key").asText()).toList();
    }

    private static String inspected(String sku, String disposition) {
        return "{\"kind\": \"INSPECTION_REPORTED\", \"key\": \"row/" + sku + "/" + disposition
                + "\", \"lines\": [{\"sku\": \"" + sku + "\", \"quantity\": 1}], \"disposition\": \"" + disposition
                + "\", \"supplier\": \"acme\", \"finding\": \"NOT_STATED\"}";
    }

    @Test
    void rowsThatTellOfSeveralPiecesOfOneArticleAreNoRepeatOfEachOther() throws Exception {
        List<String> keys = keys(
                inspected("A", "RESELLABLE"),
                inspected("A", "SCRAP"),
                inspected("B", "SCRAP"),
                inspected("A", "SCRAP"),
                inspected("A", "RESELLABLE"));
        assertThat(keys)
                .as("a row that stands there twice is one, as in a file")
                .containsExactly(HEADING + "A", HEADING + "A/row 2", HEADING + "B", HEADING + "A/row 2", HEADING + "A");
    }

    /** What an earlier reading took of these rows, as it is kept. */
    private static List<ReturnMessage> taken(String... rows) throws Exception {
        List<String> keys = keys(rows);
        List<ReturnMessage> messages = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            ObjectNode row = (ObjectNode) new ObjectMapper().readTree(rows[i]);
            row.put("id", UUID.randomUUID().toString())
                    .put("merchant", "demo")
                    .put("source", "mail:acme")
                    .put("key", keys.get(i))
                    .put("receivedAt", "2026-10-01T12:00:00Z")
                    .put("sequence", i)
                    .put("schemaVersion", 1);
            row.putArray("references").addObject().put("type", "ORDER_NAME").put("value", "#1");
            messages.add(CanonicalJson.read(row));
        }
        return messages;
    }

    @Test
    void aRowThatCouldBeReadOnlyTheSecondTimeTakesNoOthersPlace() throws Exception {
        List<ReturnMessage> before = taken(inspected("A", "RESELLABLE"), inspected("B", "SCRAP"));
        assertThat(keysAfter(before, inspected("A", "MISSING"), inspected("A", "RESELLABLE"), inspected("B", "SCRAP")))
                .containsExactly(HEADING + "A/row 2", HEADING + "A", HEADING + "B");
        List<ReturnMessage> both = taken(inspected("A", "RESELLABLE"), inspected("A", "MISSING"));
        assertThat(keysAfter(both, inspected("A", "MISSING"), inspected("A", "SCRAP"), inspected("A", "RESELLABLE")))
                .containsExactly(HEADING + "A/row 2", HEADING + "A/row 3", HEADING + "A");
        assertThat(keysAfter(
                        before, inspected("A", "RESELLABLE").replace("row/", "line/"), inspected("A", "RESELLABLE")))
                .as("two pieces that fared alike, of which one could be read")
                .containsExactly(HEADING + "A", HEADING + "A/row 2");
        assertThat(keysAfter(both, inspected("A", "MISSING")))
                .as("less than before adds nothing")
                .containsExactly(HEADING + "A/row 2");
    }

    @Test
    void whatWasTakenAndReadsOtherwiseNowIsForAPerson() throws Exception {
        List<ReturnMessage> before = taken(inspected("A", "RESELLABLE"));
        assertThatThrownBy(() -> keysAfter(before, inspected("A", "SCRAP"), inspected("A", "MISSING")))
                .isInstanceOf(HeldForPerson.class)
                .hasMessageContaining("what it says about A reads otherwise now");
        assertThat(keysAfter(before, inspected("B", "SCRAP")))
                .as("another article is no other word")
                .containsExactly(HEADING + "B");
    }

    @Test
    void anAnswerIsNotTakenPieceByPiece() throws Exception {
        assertThat(keys(
                        "{\"kind\": \"RETURN_DECLINED\", \"lines\": [{\"sku\": \"A\"}], \"reasonText\": \"worn\"}",
                        "{\"kind\": \"RETURN_DECLINED\", \"lines\": [{\"sku\": \"A\"}], \"reasonText\": \"late\"}"))
                .as("the second contradicts the first")
                .containsOnly("answer/00000000-0000-0000-0000-000000000001/RETURN_DECLINED/A");
    }

    @Test
    void rowsThatReportMorePiecesThanWentBackAreForAPerson() throws Exception {
        List<ObjectNode> both =
                List.of((ObjectNode) new ObjectMapper().readTree(inspected("A", "RESELLABLE")), (ObjectNode)
                        new ObjectMapper().readTree(inspected("A", "MISSING")));
        assertThat(PiecesReported.tooMany(both, sku -> 2)).isEmpty();
        assertThat(PiecesReported.tooMany(both, sku -> 1))
                .contains("its rows report 2 pieces of A, and the return of its thread has 1");
        assertThat(PiecesReported.tooMany(List.of(both.get(0), both.get(0).deepCopy()), sku -> 1))
                .as("one row that stands there twice")
                .isEmpty();
    }

    @Test
    void aRowWithoutANumberOfPiecesStandsAloneOrIsForAPerson() throws Exception {
        ObjectNode all = (ObjectNode)
                new ObjectMapper().readTree(inspected("A", "RESELLABLE").replace("\"quantity\": 1", "\"quantity\": 0"));
        ObjectNode alsoAll = all.deepCopy().put("disposition", "MISSING").put("key", "k");
        ((ObjectNode) alsoAll.at("/lines/0")).remove("quantity");
        ObjectNode one = (ObjectNode) new ObjectMapper().readTree(inspected("A", "MISSING"));
        String reason =
                "one of its rows speaks of all pieces of A, since it says no number, and another row of the same"
                        + " article stands beside it";
        assertThat(PiecesReported.tooMany(List.of(all), sku -> 2)).isEmpty();
        assertThat(PiecesReported.tooMany(List.of(all, alsoAll), sku -> 2)).contains(reason);
        assertThat(PiecesReported.tooMany(List.of(all, one), sku -> 2)).contains(reason);
    }

    @Test
    void theSameVerdictFallsOnTheSameKeyWhateverItsWords() throws Exception {
        String yes = key("{\"kind\": \"RETURN_AUTHORIZED\", \"key\": \"mail/<1>\", \"rma\": \"R-1\", \"lines\": []}");
        assertThat(yes).isEqualTo("answer/00000000-0000-0000-0000-000000000001/RETURN_AUTHORIZED/rma");
        assertThat(key("{\"kind\": \"RETURN_AUTHORIZED\", \"key\": \"mail/<2>\", \"rma\": \"R-2\"}"))
                .isEqualTo(yes);
    }

    @Test
    void whatIsAddedAndWhatIsNoVerdictKeepTheirOwn() throws Exception {
        String bare = key("{\"kind\": \"RETURN_AUTHORIZED\"}");
        assertThat(key("{\"kind\": \"RETURN_AUTHORIZED\", \"returnAddress\": \"1 Road\"}"))
                .isNotEqualTo(bare);
        assertThat(key("{\"kind\": \"RETURN_AUTHORIZED\", \"lines\": [{\"sku\": \"A-1\", \"quantity\": 1}]}"))
                .isNotEqualTo(bare)
                .endsWith("/A-1");
        assertThat(key("{\"kind\": \"SUPPLIER_CREDIT_ISSUED\", \"key\": \"credit/acme/CM-1\"}"))
                .isEqualTo("credit/acme/CM-1");
        ObjectNode outside =
                (ObjectNode) new ObjectMapper().readTree("{\"kind\": \"RETURN_DECLINED\", \"key\": \"k\"}");
        SaidOnce.keyed(List.of(outside), null, List.of());
        assertThat(outside.path("key").asText()).isEqualTo("k");
    }
}
