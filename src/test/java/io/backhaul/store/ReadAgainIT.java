package io.backhaul.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.hub.work.OperatorDesk;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.mapping.Mappings;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A delivery that is read again, its sender judged otherwise or its rows read otherwise: each row counts once, or a person decides. */
@Row({"N1", "N11"})
class ReadAgainIT {

    private static final UUID RECEIPT = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID CASE = UUID.fromString("00000000-0000-0000-0000-00000000000b");

    private final StoreFixture store = new StoreFixture();
    private final ReviewRows reviews = new ReviewRows(store.database);
    private final MessageRows messages = new MessageRows(store.database, store.outbox, reviews);
    private final Acceptance acceptance = new Acceptance(
            new Mappings(Path.of("mappings")),
            ShippedFiles.read(name -> name.endsWith("_URL") || name.endsWith("_PORT") ? null : "set"),
            store.clock);

    /** Rows that say these reasons, each under the key of its line. */
    private List<UUID> read(boolean trusted, String... reasons) {
        List<ObjectNode> said = IntStream.range(0, reasons.length)
                .mapToObj(i -> declined(reasons[i]).put("key", "a.csv#L" + i))
                .toList();
        return read(RECEIPT, trusted, said);
    }

    private List<UUID> read(UUID receipt, boolean trusted, List<ObjectNode> said) {
        return read("mail:acme", receipt, trusted, said);
    }

    private List<UUID> read(String source, UUID receipt, boolean trusted, List<ObjectNode> said) {
        List<ReturnMessage> complete = acceptance.complete(
                new Acceptance.Said("demo", source, receipt.toString(), "a.csv", 1, StoreFixture.NOW), said, trusted);
        return store
                .transaction
                .execute(tx -> messages.keepAll(receipt, "a.csv", complete, trusted, StoreFixture.NOW))
                .stream()
                .map(m -> m.envelope().id())
                .toList();
    }

    private static ObjectNode declined(String reason) {
        ObjectNode message = CanonicalJson.mapper().createObjectNode();
        message.put("kind", "RETURN_DECLINED").put("supplier", "acme").put("reasonText", reason);
        message.putArray("references").addObject().put("type", "ORDER_NAME").put("value", "#1");
        return message;
    }

    /** As the core does with the word of a sender who is not believed. */
    private void held() {
        for (UUID id : ids("status = 'RECEIVED' and not trusted")) {
            messages.mark("demo", id, "REVIEW", "not believed");
            reviews.open("demo", "message/" + id, id, null, "UNTRUSTED", "not believed", List.of(), StoreFixture.NOW);
        }
    }

    private void closedByAPerson(UUID id) {
        messages.mark("demo", id, "REJECTED", "closed by ann: no");
        store.database
                .sql("update review set resolved_at = now() where message_id = ?")
                .param(id)
                .update();
    }

    private List<UUID> ids(String where) {
        return store.database
                .sql("select id from message where " + where + " order by received_at, id")
                .query(UUID.class)
                .list();
    }

    /** What counts, or will once the core has looked at it. */
    private List<String> counting() {
        return store.database
                .sql(
                        "select body ->> 'reasonText' from message where trusted and status in ('RECEIVED', 'APPLIED') order by 1")
                .query(String.class)
                .list();
    }

    private List<String> asked() {
        return store.database
                .sql("select reason from review where resolved_at is null order by reason")
                .query(String.class)
                .list();
    }

    @Test
    void whatWasHeldCountsOnceItsSenderIsBelieved() {
        read(false, "one", "two");
        held();
        assertThat(counting()).isEmpty();

        read(true, "one", "two", "three");
        assertThat(counting()).containsExactly("one", "three", "two");
        assertThat(asked()).as("nobody has to answer for what is believed now").isEmpty();
        assertThat(ids("semantic_key like 'untrusted/%' and status = 'DUPLICATE' and not trusted"))
                .hasSize(2);
        assertThat(ids("semantic_key like 'a.csv#L%' and status = 'RECEIVED'")).hasSize(3);

        read(true, "one", "two", "three", "four");
        assertThat(counting()).containsExactly("four", "one", "three", "two");
        assertThat(asked()).isEmpty();
    }

    /** What is read again in whole, whatever the first reading had made of it. */
    @Test
    void whatWasHeldAndReadsOtherwiseNowCountsAsItIsReadNow() {
        read(false, "one", "two");
        held();
        read(true, "one", "told otherwise", "new");
        assertThat(counting()).containsExactly("new", "one", "told otherwise");
        assertThat(asked()).isEmpty();
        refused(false, "one", "two");
        assertThat(counting()).containsExactly("new", "one", "told otherwise");
    }

    @Test
    void whatAPersonVouchedForIsNotToldTwice() {
        UUID one = read(false, "one", "two").get(0);
        held();
        store.transaction.executeWithoutResult(tx -> messages.requeue("demo", one, CASE));
        refused(true, "one", "two");
        messages.applied("demo", one, CASE);

        refused(true, "one", "two");
        assertThat(counting()).containsExactly("one");
        assertThat(asked()).as("the other is still to be answered").containsOnly("not believed");
    }

    @Test
    void whatAPersonDidNotTakeIsNotTakenByReadingItAgain() {
        UUID one = read(false, "one", "two").get(0);
        held();
        closedByAPerson(one);
        refused(true, "one", "two");
        assertThat(counting()).isEmpty();
        read(false, "one", "two");
        assertThat(asked()).containsExactly("not believed");
    }

    @Test
    void whatWasBelievedStandsWhenItsSenderIsNotBelievedAnyMore() {
        List<UUID> said = read(true, "one", "two");
        messages.applied("demo", said.get(0), CASE);
        messages.mark("demo", said.get(1), "WAITING", "no return yet");

        refused(false, "one", "two", "three");
        assertThat(counting()).containsExactly("one");
        assertThat(ids("status = 'WAITING'")).containsExactly(said.get(1));
        assertThat(ids("true")).hasSize(2);
    }

    @Test
    void whatWasReadAsAnotherSuppliersIsAPersons() {
        read(true, "one");
        assertThatThrownBy(() -> read("mail:acme2", RECEIPT, true, List.of(declined("one"))))
                .isInstanceOf(JudgedOtherwise.class)
                .hasMessageContaining("it was mail:acme's and is mail:acme2's now");
        assertThat(counting()).containsExactly("one");
    }

    /** Twice the same row is two rows, however often and by whom it is read. */
    @Test
    void asManyRowsCountAsThereAre() {
        List<ObjectNode> twice =
                List.of(declined("one").put("key", "K"), declined("one").put("key", "K"));
        read(RECEIPT, true, twice);
        read(RECEIPT, true, twice);
        assertThat(counting()).containsExactly("one");
        read(true, "one", "one", "one");
        assertThat(ids("true")).as("each is told by its own row").hasSize(3);
    }

    private void refused(boolean trusted, String... reasons) {
        assertThatThrownBy(() -> read(trusted, reasons))
                .isInstanceOf(JudgedOtherwise.class)
                .hasMessageContaining(
                        trusted ? "its sender was not believed and is now" : "was believed and is not any more");
    }

    /** An operator who has added the sender to the settings takes up what was held. */
    @Test
    void whatWasHeldIsReadAnewWhenAPersonTakesItUpAgain() {
        UUID mail = store.receipts
                .keep(NewReceipt.of("demo", "mail:returns", "<1@acme.example>", "mail", StoreFixture.bytes("no")))
                .id();
        UUID held = read(mail, false, List.of(declined("one"))).get(0);
        store.receipts.markRead("demo", mail);
        held();
        OperatorDesk desk = new OperatorDesk(
                store.database, null, messages, reviews, store.receipts, null, store.transaction, store.clock);

        assertThat(desk.replay("demo", held, true, "ann").effects())
                .anyMatch(effect -> effect.startsWith("Its original is read again: if its sender is believed now"));
        desk.replay("demo", held, false, "ann");
        assertThat(store.receipts.find("demo", mail).orElseThrow().status()).isEqualTo(Receipt.Status.RECEIVED);
        assertThat(asked()).isEmpty();

        read(mail, true, List.of(declined("one")));
        assertThat(counting()).containsExactly("one");
        assertThat(ids("id = '" + held + "' and status = 'DUPLICATE'")).hasSize(1);
    }

    /** However often it is judged otherwise, and whatever people and the core do in between. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eachRowCountsAtMostOnceAndNoReadingFails(long seed) {
        Random random = new Random(seed);
        List<String> rows = List.of("one", "two", "three");
        for (int i = 0; i < 12; i++) {
            readOrAsk(
                    random.nextBoolean(), rows.subList(0, 1 + random.nextInt(3)).toArray(String[]::new));
            held();
            assertThat(counting()).doesNotHaveDuplicates();
            ids("status in ('RECEIVED', 'REVIEW')").stream()
                    .filter(id -> random.nextInt(4) == 0)
                    .forEach(id -> decided(id, random.nextInt(3)));
        }
        assertThat(counting()).doesNotHaveDuplicates();
    }

    private void readOrAsk(boolean trusted, String... reasons) {
        long before = ids("true").size();
        try {
            read(trusted, reasons);
        } catch (JudgedOtherwise e) {
            assertThat(ids("true")).as("nothing of it is kept").hasSize((int) before);
        }
    }

    private void decided(UUID id, int how) {
        boolean trusted = !ids("trusted and id = '" + id + "'").isEmpty();
        boolean asked = !ids("status = 'REVIEW' and id = '" + id + "'").isEmpty();
        if (how == 0 && trusted && !asked) {
            messages.applied("demo", id, CASE);
        } else if (how == 1 && asked) {
            closedByAPerson(id);
        } else if (how == 2 && trusted && !asked) {
            messages.mark("demo", id, "WAITING", "no return yet");
        }
    }

    @Test
    void aContradictionThatAPersonSettledStaysSettled() {
        UUID other = UUID.randomUUID();
        List<ObjectNode> said = List.of(declined("first").put("key", "K"));
        List<ObjectNode> otherwise = List.of(declined("otherwise").put("key", "K"));
        read(other, true, said);
        UUID contradicting = read(RECEIPT, true, otherwise).get(0);
        assertThat(asked()).containsExactly("says something else than before under the same key K");

        closedByAPerson(contradicting);
        read(RECEIPT, true, otherwise);
        assertThat(asked()).isEmpty();
        assertThat(ids("status = 'REJECTED'")).containsExactly(contradicting);

        read(RECEIPT, true, List.of(declined("a third thing").put("key", "K")));
        assertThat(asked()).as("what nobody has seen yet").hasSize(1);
    }

    @Test
    void whatReadsOtherwiseThanItWasTakenIsForAPerson() {
        read(true, "as it was read");
        read(true, "as it is read now");
        assertThat(counting()).containsExactly("as it was read");
        assertThat(asked()).containsExactly("says something else than before under the same key a.csv#L0");
        closedByAPerson(ids("status = 'REVIEW'").get(0));
        read(true, "as it is read now");
        assertThat(asked()).isEmpty();
    }
}
