package io.backhaul.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.mapping.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a supplier says in person about a return counts once under its heading; nothing he adds is lost. */
@Row("N11")
class MessageRowsIT {

    private static final String HEADING =
            VerdictKeys.heading(UUID.fromString("00000000-0000-0000-0000-000000000001"), "INSPECTION_REPORTED/A");

    private final StoreFixture store = new StoreFixture();
    private final MessageRows messages = new MessageRows(store.database, store.outbox, new ReviewRows(store.database));
    private Instant now = StoreFixture.NOW;

    private record Said(int row, String disposition) {}

    /** A mail with these rows; answers what became of each. */
    private List<String> mail(Said... rows) {
        UUID receipt = UUID.randomUUID();
        now = now.plusSeconds(60);
        return store.transaction.execute(tx -> java.util.Arrays.stream(rows)
                .map(row -> {
                    ReturnMessage message = inspected(row);
                    messages.keep(message, receipt, "<mail>", true);
                    messages.keep(message, receipt, "<mail>", true);
                    return status(message.envelope().id());
                })
                .toList());
    }

    private ReturnMessage inspected(Said row) {
        ObjectNode message = CanonicalJson.mapper().createObjectNode();
        message.put("kind", "INSPECTION_REPORTED")
                .put("merchant", "demo")
                .put("source", "mail:acme")
                .put("id", UUID.randomUUID().toString())
                .put("receivedAt", now.toString())
                .put("sequence", 1)
                .put("schemaVersion", 1)
                .put("key", VerdictKeys.row(HEADING, row.row()))
                .put("supplier", "acme")
                .put("disposition", row.disposition())
                .put("finding", "NOT_STATED");
        message.putArray("references").addObject().put("type", "ORDER_NAME").put("value", "#1");
        message.putArray("lines").addObject().put("sku", "A").put("quantity", 1);
        return CanonicalJson.read(message);
    }

    private String status(UUID id) {
        return store.database
                .sql("select status from message where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private List<String> open() {
        return store.database
                .sql("select reason from review where resolved_at is null order by opened_at")
                .query(String.class)
                .list();
    }

    @Test
    void aVerdictRepeatedAfterAPersonClosedTheFirstIsLookedAtAgain() {
        assertThat(mail(new Said(1, "SCRAP"))).containsExactly("RECEIVED");
        assertThat(mail(new Said(1, "SCRAP"))).as("a repeat").containsExactly("DUPLICATE");
        assertThat(open()).isEmpty();

        UUID first = store.database
                .sql("select id from message where duplicate_of is null")
                .query(UUID.class)
                .single();
        messages.mark("demo", first, "REJECTED", "closed by ann: not about this return");
        assertThat(mail(new Said(1, "SCRAP"))).containsExactly("REVIEW");
        assertThat(open())
                .containsExactly("says once more what a person did not take before: look again whether it holds now");
    }

    @Test
    void severalRowsOfOneMailStandUnderOneHeading() {
        assertThat(mail(new Said(1, "RESELLABLE"), new Said(2, "SCRAP"))).containsExactly("RECEIVED", "RECEIVED");
        assertThat(mail(new Said(1, "RESELLABLE"), new Said(2, "SCRAP")))
                .as("the same table once more")
                .containsExactly("DUPLICATE", "DUPLICATE");
        assertThat(mail(new Said(1, "SCRAP"))).as("a correction").containsExactly("REVIEW");
    }

    @Test
    void furtherRowsOfAnotherMailAddNothingByThemselves() {
        assertThat(mail(new Said(1, "SCRAP"))).containsExactly("RECEIVED");
        assertThat(mail(new Said(1, "RESELLABLE"), new Said(2, "SCRAP")))
                .as("the piece that was scrap is not a second one")
                .containsExactly("REVIEW", "REVIEW");
        assertThat(mail(new Said(1, "SCRAP"), new Said(2, "MISSING"))).containsExactly("DUPLICATE", "REVIEW");
        assertThat(store.queued()).as("only the first one goes to the core").hasSize(1);
        assertThat(open()).hasSize(3).allMatch(reason -> reason.startsWith("says something else than before"));
    }
}
