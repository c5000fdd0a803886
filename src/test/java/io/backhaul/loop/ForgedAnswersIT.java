package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backhaul.core.fixture.Row;
import io.backhaul.loop.Forgeries.Kind;
import io.backhaul.testing.DkimPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forged, unauthenticated, replayed and re-addressed answers arrive in the hub's mailbox: not one changes a return, and the
 * supplier's true answer does afterwards.
 */
class ForgedAnswersIT {

    private static final String ACME = "Acme Returns <rma@acme.example>";
    private static final String PASS = "dmarc=pass header.from=acme.example";

    private final World world = new World();

    /** What an accepted answer would change. */
    /** A report that our mail did not arrive may ask a person, and that is all it may do. */
    private static String state(CustomerReturn r) {
        JsonNode file = r.file().deepCopy();
        without(file.get("facts"), "kind", "SUPPLIER_UNREACHABLE");
        without(file.get("decisions"), "rule", "SupplierUnreached");
        List<String> parts = new ArrayList<>();
        for (String part : List.of("status", "legs", "ledger", "decisions", "commands", "facts")) {
            parts.add(part + " " + file.get(part));
        }
        return String.join("\n", parts);
    }

    private static void without(JsonNode list, String field, String value) {
        Iterator<JsonNode> all = list.iterator();
        while (all.hasNext()) {
            if (all.next().get(field).asText().equals(value)) {
                all.remove();
            }
        }
    }

    private CustomerReturn asked(String order, String sku) {
        return world.returned(order, Map.of(), World.item(sku, 1, "52.00"));
    }

    /** A return that acme has authorised by a signed mail; answers that mail. */
    private Letter authorised(CustomerReturn r, List<String> signed) {
        JsonNode question = world.acme.mail(r, 1);
        Letter yes = Letter.from(ACME, "Re: return", "Approved. RMA number: RMA-" + r.number())
                .answering(question.get("messageId").asText());
        String raw = Forgeries.KEY.signed(yes.raw(), "acme.example", "k1", "from:subject:date", "");
        signed.add("Authentication-Results: mx.backhaul.test; " + PASS + "\r\n" + raw);
        world.acme.deliver(signed.get(0));
        r.reaches("acme", "goods", "AUTHORIZED");
        return yes;
    }

    /** As if it had been closed 61 days ago. */
    private void isLongOver(CustomerReturn r) {
        RunningHub.get()
                .part(JdbcClient.class)
                .sql("update return_case set closed_at = now() - interval '900 days' where order_name = ?")
                .param(r.orderName())
                .update();
    }

    @Row({"N11", "F85", "F86"})
    @Test
    void notOneOfThemChangesAReturnAndTheTrueAnswerDoes() throws IOException {
        Forgeries.publishKeys();
        CustomerReturn target = asked("#88011", "ACME-FA1");
        CustomerReturn other = asked("#88012", "ACME-F2");
        CustomerReturn spocks = asked("#88013", "SPOCK-F3");
        CustomerReturn old = asked("#88014", "ACME-F4");
        CustomerReturn over = asked("#88015", "ACME-F5");
        List<String> signed = new ArrayList<>();
        Letter oldYes = authorised(old, signed);
        JsonNode question = world.acme.mail(target, 1);
        world.acme.mail(other, 1);
        isLongOver(over);

        List<Kind> kinds = new ArrayList<>();
        kinds.addAll(new Forgeries(question).ofOurServersWord());
        kinds.addAll(new Forgeries(question).ofTheSender());
        kinds.addAll(new Forgeries(question)
                .ofTheThread("#88011", "#88012", world.spock.mail(spocks, 1), world.acme.mail(over, 1)));
        kinds.addAll(new Forgeries(question).ofTheSignature());
        kinds.addAll(new Forgeries(question).ofAnOldMail(oldYes, signed.get(0)));
        kinds.addAll(new Forgeries(question).ofTheContent());
        kinds.addAll(ofTheWrongReturn(old, oldYes, signed.get(0)));
        Map<CustomerReturn, String> before = Map.of(
                target, state(target), other, state(other), spocks, state(spocks), old, state(old), over, state(over));

        kinds.forEach(kind -> world.acme.deliver(kind.raw()));

        List<String> accepted =
                kinds.stream().filter(this::isTaken).map(Kind::name).toList();
        write(kinds.size(), accepted.size());
        assertThat(accepted).isEmpty();
        assertThat(kinds).extracting(Kind::name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(60);
        before.forEach((r, state) -> assertThat(state(r)).as(r.orderName()).isEqualTo(state));

        saysWhy(kinds);
        trueAnswers(target, other);
    }

    /** In the thread of a return with an RMA of its own: another RMA, another verdict, and the old mail once more. */
    private List<Kind> ofTheWrongReturn(CustomerReturn old, Letter oldYes, String signed) {
        String asked = world.acme.mail(old, 1).get("messageId").asText();
        Letter memo = Letter.from(ACME, "Credit", "Credit memo CM-FORGED for RMA-ELSE: USD 52.00 has been credited.")
                .answering(asked)
                .judged(PASS);
        Letter anew = Letter.from(ACME, "Re: return", "Approved. RMA number: RMA-OTHER")
                .answering(asked)
                .judged(PASS);
        String altered = signed.replace("RMA-88014", "RMA-ALTERED");
        return List.of(
                new Kind("a credit for another RMA", memo.id(), memo.raw()),
                new Kind("another verdict in the same thread", anew.id(), anew.raw()),
                new Kind("the same Message-ID with other bytes", oldYes.id(), altered),
                new Kind("the same bytes again", oldYes.id(), signed));
    }

    /** True when more became of it than of the true mail it copies, if it copies one. */
    private boolean isTaken(Kind kind) {
        boolean copy = kind.name().startsWith("the same ");
        world.fateOf(kind.id());
        return world.messages(kind.id()).stream()
                        .filter(m -> m.get("status").asText().equals("APPLIED"))
                        .filter(m ->
                                !m.get("kind").asText().equals("SUPPLIER_UNREACHABLE")) // a question, and nothing more
                        .count()
                > (copy ? 1 : 0);
    }

    /** Whoever looks at such a mail is told whose it is, who proved it, and where it stands. */
    private void saysWhy(List<Kind> kinds) {
        assertThat(trust(kinds, "DMARC fails"))
                .contains("Acme (acme.example): DMARC failed for acme.example, by our mail server mx.backhaul.test")
                .contains("in our thread about #88011; waits for a person");
        assertThat(trust(kinds, "no thread, right numbers")).contains("DMARC passed", "in no thread of ours");
        assertThat(trust(kinds, "a guessed token")).contains("a thread of ours that does not exist");
        assertThat(trust(kinds, "an answer about another return"))
                .contains("the thread about #88011 but speaks of #88012");
        assertThat(trust(kinds, "an old mail in this thread")).contains("its signature came before");
        assertThat(world.reviewOf(named(kinds, "DMARC fails").id())).contains("DMARC failed for acme.example");
        assertThat(world.reviewOf(named(kinds, "bank details").id())).contains("bank details", "another channel");
    }

    private static Kind named(List<Kind> kinds, String name) {
        return kinds.stream().filter(k -> k.name().equals(name)).findFirst().orElseThrow();
    }

    private String trust(List<Kind> kinds, String name) {
        String id = world.messages(named(kinds, name).id()).get(0).get("id").asText();
        return world.api.get("/api/messages/" + id).get("trust").asText();
    }

    /** By our server's word, and by a signature that the hub checks itself. */
    private void trueAnswers(CustomerReturn target, CustomerReturn other) {
        world.acme.authorises(target, "acme");
        Letter yes = Letter.from(ACME, "Re: return", "Approved. RMA number: RMA-88012")
                .answering(world.acme.mail(other, 1).get("messageId").asText());
        world.acme.deliver("Authentication-Results: mx.backhaul.test; dmarc=none header.from=acme.example\r\n"
                + Forgeries.KEY.signed(yes.raw(), "acme.example", "k1", DkimPair.ALL, ""));
        other.reaches("acme", "goods", "AUTHORIZED");
    }

    @Row({"N11", "F86", "S126"})
    @Test
    void aChangedReturnAddressIsToldToNobodyUntilASecondChannelConfirmsIt() {
        String moved = "Unit 7, 99 Harbour Street, Newark NJ 07105, USA";
        CustomerReturn r = asked("#F7", "ACME-F7");
        world.acme.answers(world.acme.mail(r, 1), "Approved. RMA number: RMA-F7\nShip to: " + moved);
        r.reaches("acme", "goods", "AUTHORIZED");
        World.until(
                "it is asked about",
                () -> assertThat(r.questions()).singleElement().asString().contains(moved, "1 Industrial Way"));
        assertThat(r.commands("STORE_INSTRUCTIONS")).isZero();

        r.decide(
                "ADDRESS_CONFIRMED",
                "acme",
                Map.of("reference", moved, "note", "phone: Ms Jones, returns desk, on the number in our contract"));
        World.until(
                "the customer is told",
                () -> assertThat(r.commands("STORE_INSTRUCTIONS")).isEqualTo(1));
        assertThat(r.questions()).isEmpty();

        CustomerReturn next = asked("#F8", "ACME-F8");
        world.acme.answers(world.acme.mail(next, 1), "Approved. RMA number: RMA-F8\nShip to: " + moved);
        World.until(
                "it is on file now",
                () -> assertThat(next.commands("STORE_INSTRUCTIONS")).isEqualTo(1));
    }

    @Row({"N11", "F86"})
    @Test
    void aFileThatNamesBankDetailsIsHeldAsAWhole() {
        CustomerReturn r = world.returned("#88019", Map.of(), World.item("GLOBEX-F9", 1, "12.00"));
        world.globex.fileAbout(r);
        world.globex.drops(
                "forged-bank.csv",
                FileSupplier.rows(
                        FileSupplier.row(r, "GLOBEX-F9", 1, "APPROVED;;;"),
                        "GX-F;#1;GLOBEX-F9;1;APPROVED;DE89 3704 0044 0532 0130 00;;"));
        assertThat(world.reviewOf("forged-bank.csv")).contains("globex names bank details (an IBAN)");
        assertThat(r.leg("globex").get("goods").asText()).isEqualTo("REQUESTED");
    }

    private static void write(int kinds, int accepted) throws IOException {
        Path corpus = Files.createDirectories(Path.of("target", "corpus"));
        Files.writeString(
                corpus.resolve("forged.json"),
                new ObjectMapper().writeValueAsString(Map.of("kinds", kinds, "accepted", accepted)));
    }
}
