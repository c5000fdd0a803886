package io.backhaul.hub.in;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.partner.mail.MailNumbers;
import io.backhaul.partner.mail.MailReader;
import io.backhaul.partner.mail.MailTrust;
import io.backhaul.partner.mail.OwnServer;
import io.backhaul.store.MailTrail;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import io.backhaul.store.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What stands in the thread of one return and cannot be about it, or not all of it, decides nothing. */
@Row("N11")
class MailJudgeIT {

    private final JdbcTransactionManager manager = new JdbcTransactionManager(TestDatabase.empty());
    private final JdbcClient db = JdbcClient.create(manager.getDataSource());
    private final MailTrail trail = new MailTrail(db);
    private final Receipts receipts = new MailNode(manager).receipts();

    @Test
    void onlyRowsThatCanAllBeTrueDecide() {
        List<ObjectNode> rows = List.of(inspected("RESELLABLE"), inspected("MISSING"));
        assertThat(judge(aReturn("#1", 2), rows).decides()).isTrue();
        MailJudge.Judgement more = judge(aReturn("#1", 1), rows);
        assertThat(more.decides()).isFalse();
        assertThat(more.reason())
                .contains("waits for a person: its rows report 2 pieces of A, and the return of its thread has 1");
    }

    @ParameterizedTest
    @CsvSource({
        "Order #42 is approved.,#42,true",
        "Your order no. 42 is approved.,42,true",
        "Order number: B-7 is approved.,#B-7,true",
        "Order #42 is approved.,#43,false",
        "We approve 42 pieces in order to help.,#42,false",
        "Order #1 is approved.,#42,false"
    })
    void anOrderOfAnotherReturnIsNoticedHoweverShortItsName(String text, String other, boolean waits) {
        UUID thread = aReturn("#1", 1);
        aReturn(other, 1);
        ObjectNode said = inspected("SCRAP");
        MailNumbers.of(MailReader.read(
                        ("From: rma@acme.example\r\nSubject: Re: return\r\n\r\n" + text + "\r\n").getBytes(UTF_8)))
                .forEach(r ->
                        said.withArray("references").add(CanonicalJson.mapper().<ObjectNode>valueToTree(r)));
        MailJudge.Judgement judgement = judge(thread, List.of(said));
        assertThat(judgement.decides()).isEqualTo(!waits);
        assertThat(judgement.reason().contains("it stands in the thread about #1 but speaks of " + other))
                .isEqualTo(waits);
    }

    private UUID aReturn(String order, int pieces) {
        UUID caseId = UUID.randomUUID();
        UUID request = UUID.randomUUID();
        db.sql("""
                        insert into return_case (merchant, id, store, order_name, status, version, policy_hash, policy, summary, opened_at)
                        values ('demo', ?, 'demo', ?, 'OPEN', 1, 'h', '{}', '{}', now())""").params(caseId, order).update();
        db.sql("""
                        insert into message (merchant, id, source, source_id, semantic_key, kind, status, received_at, body)
                        values ('demo', ?, 'shopify:demo', 's', ?, 'RETURN_REQUESTED', 'APPLIED', now(), ?::jsonb)""")
                .params(request, request.toString(), "{\"lines\": [{\"sku\": \"A\", \"quantity\": " + pieces + "}]}")
                .update();
        db.sql("insert into fact (merchant, case_id, message_id, position) values ('demo', ?, ?, 1)")
                .params(caseId, request)
                .update();
        return caseId;
    }

    private MailJudge.Judgement judge(UUID caseId, List<ObjectNode> said) {
        UUID id = receipts.keep(NewReceipt.of(
                        "demo",
                        MailNode.CHANNEL,
                        "<" + caseId + "@acme.example>",
                        "mail",
                        caseId.toString().getBytes(UTF_8)))
                .id();
        Receipt receipt = receipts.find("demo", id).orElseThrow();
        MailTrail.Thread thread = new MailTrail.Thread(caseId, "acme", "#1", false);
        return new MailJudge(new MailTrust(OwnServer.named("mx.backhaul.test"), null), trail, Clock.systemUTC())
                .judge(
                        receipt,
                        ShippedFiles.read(name -> name.endsWith("_URL") || name.endsWith("_PORT") ? null : "set")
                                .supplier("acme")
                                .orElseThrow(),
                        new MailJudge.Standing(thread, null, "Acme (acme.example)"),
                        said,
                        false);
    }

    private static ObjectNode inspected(String disposition) {
        ObjectNode message = CanonicalJson.mapper().createObjectNode();
        message.put("kind", "INSPECTION_REPORTED").put("disposition", disposition);
        message.putArray("lines").addObject().put("sku", "A").put("quantity", 1);
        return message;
    }
}
