package io.backhaul.store;

import static io.backhaul.store.StoreFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.store.Receipt.Status;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ReceiptsIT {

    private final StoreFixture store = new StoreFixture();
    private final Receipts receipts = store.receipts;

    @Test
    void keepsTheBytesEncryptedAndQueuesThemOnce() {
        NewReceipt webhook = NewReceipt.of("demo", "shopify:demo", "w-1", "returns/request", bytes("{\"secret\":1}"))
                .typed("application/json")
                .with(Map.of("x-shopify-topic", "returns/request"));
        Kept first = receipts.keep(webhook);
        Kept again = receipts.keep(webhook);

        assertThat(first.duplicate()).isFalse();
        assertThat(again).isEqualTo(new Kept(first.id(), true));
        Receipt receipt = receipts.find("demo", first.id()).orElseThrow();
        assertThat(receipt.status()).isEqualTo(Status.RECEIVED);
        assertThat(receipt.copies()).isEqualTo(1);
        assertThat(receipt.attributes()).containsEntry("x-shopify-topic", "returns/request");
        assertThat(receipt.receivedAt()).isEqualTo(StoreFixture.NOW);
        assertThat(receipts.original("demo", first.id())).hasValue(bytes("{\"secret\":1}"));
        assertThat(receipts.original("other", first.id())).isEmpty();
        assertThat(store.queued()).containsExactly("in.shopify {\"merchant\":\"demo\",\"id\":\"" + first.id() + "\"}");
        assertThat(store.database
                        .sql("select position('secret'::bytea in original) from receipt")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void oneEventUnderTwoDeliveriesIsNotedAndWorkedOnce() {
        NewReceipt first = event("w-1", "returns/close/e-1/r-7");
        UUID kept = receipts.keep(first).id();
        assertThat(receipts.keep(event("w-2", "returns/close/e-1/r-7"))).isEqualTo(new Kept(kept, true));
        assertThat(receipts.keep(event("w-2", "returns/close/e-1/r-7")).duplicate())
                .isTrue();
        assertThat(receipts.keep(event("w-3", "returns/close/e-1/r-8")).duplicate())
                .isFalse();
        assertThat(receipts.keep(event("w-4", "returns/cancel/e-1/r-7")).duplicate())
                .isFalse();
        assertThat(receipts.keep(event("w-5", null)).duplicate()).isFalse();
        assertThat(receipts.keep(event("w-6", null)).duplicate()).isFalse();
        assertThat(store.queued()).hasSize(5);
        assertThat(store.count("receipt")).as("and one that is noted").isEqualTo(6);
    }

    private static NewReceipt event(String webhook, String event) {
        return NewReceipt.of("demo", "shopify:demo", webhook, "returns/close", bytes("{}"))
                .ofEvent(event);
    }

    /** The slow copy of a piece of work fails after the quick one has done it. */
    @Test
    void onlyWhatIsStillToBeReadWaits() {
        UUID read = receipts.keep(event("w-7", null)).id();
        UUID asked = receipts.keep(event("w-8", null)).id();
        UUID ignored = receipts.keep(event("w-9", null)).id();
        receipts.markRead("demo", read);
        receipts.markReview("demo", asked, "UNREADABLE", "a person looks");
        receipts.markIgnored("demo", ignored, "no news");
        for (UUID id : List.of(read, asked, ignored)) {
            receipts.waits("demo", id, "the store is away");
            receipts.waits("demo", id, "the DNS is asked again", "acme");
        }
        assertThat(List.of(read, asked, ignored))
                .extracting(id -> receipts.find("demo", id).orElseThrow().status())
                .containsExactly(Receipt.Status.READ, Receipt.Status.REVIEW, Receipt.Status.IGNORED);
        assertThat(store.database
                        .sql("select count(*) from receipt where jsonb_exists(attributes, 'fromSupplier')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theSameFileUnderAnotherNameIsNotedOncePerName() {
        Kept first = receipts.keep(file("a.csv", "row"));
        receipts.keep(file("b.csv", "row"));
        receipts.keep(file("b.csv", "row"));
        receipts.keep(file("a.csv", "other row"));

        List<UUID> copies = store.database
                .sql("select id from receipt where duplicate_of = ? and status = 'DUPLICATE' and source_id = 'b.csv'")
                .param(first.id())
                .query(UUID.class)
                .list();
        assertThat(copies).hasSize(1);
        assertThat(receipts.original("demo", copies.get(0))).hasValue(bytes("row"));
        assertThat(store.queued()).hasSize(2);
    }

    @Test
    void aMailWithAKnownMessageIdAndOtherContentGoesToReview() {
        receipts.keep(mail("approved"));
        assertThat(receipts.keep(mail("approved")).duplicate()).isTrue();
        Kept forged = receipts.keep(mail("denied"));

        assertThat(forged.duplicate()).isFalse();
        assertThat(receipts.find("demo", forged.id()).orElseThrow().status()).isEqualTo(Status.REVIEW);
        assertThat(store.queued()).hasSize(1);
        assertThat(store.database
                        .sql("select reason_class from review")
                        .query(String.class)
                        .list())
                .containsExactly("CONTRADICTION");
    }

    @Test
    void anAnswerToAReReadIsKeptReadAndUnqueued() {
        Kept signal = receipts.keep(NewReceipt.of("demo", "shopify:demo", "w-1", "returns/update", bytes("{}")));
        Kept answer = receipts.keep(NewReceipt.of("demo", "shopify:demo", "read/gid/1", "Return", bytes("{\"a\":1}"))
                .answering(signal.id()));
        Receipt kept = receipts.find("demo", answer.id()).orElseThrow();
        assertThat(kept.status()).isEqualTo(Status.READ);
        assertThat(kept.parentId()).isEqualTo(signal.id());
        assertThat(store.queued()).hasSize(1);
    }

    @Test
    void marksAndCountsWhatBecameOfIt() {
        UUID id = receipts.keep(file("a.csv", "row")).id();
        assertThat(receipts.attempted("demo", id)).isEqualTo(1);
        assertThat(receipts.attempted("demo", id)).isEqualTo(2);
        receipts.markReview("demo", id, "UNREADABLE", "no such column");
        receipts.markReview("demo", id, "UNREADABLE", "no such column");
        assertThat(store.count("review")).isEqualTo(1);
        receipts.readAgain("demo", id);
        assertThat(receipts.find("demo", id).orElseThrow().attempts()).isZero();
        assertThat(store.queued()).hasSize(2);
        receipts.markIgnored("demo", id, "none of ours");
        assertThat(receipts.find("demo", id).orElseThrow().reason()).isEqualTo("none of ours");
    }

    @Test
    void twentyDeliveriesAtOnceAreOneReceipt() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(8);
        Callable<Kept> delivery = () -> receipts.keep(file("a.csv", "row"));
        List<Future<Kept>> answers = senders.invokeAll(java.util.Collections.nCopies(20, delivery));
        senders.shutdown();
        for (Future<Kept> answer : answers) {
            assertThat(answer.get().id()).isEqualTo(answers.get(0).get().id());
        }
        assertThat(store.queued()).hasSize(1);
        assertThat(store.count("data_key")).isEqualTo(1);
    }

    @Test
    void theOutboxRefusesToBeWrittenOutsideATransaction() {
        assertThatThrownBy(() -> store.outbox.send("demo", "in.x", "g", "1")).isInstanceOf(IllegalStateException.class);
    }

    private static NewReceipt file(String name, String content) {
        return NewReceipt.of("demo", "sftp:globex", name, "file", bytes(content));
    }

    private static NewReceipt mail(String content) {
        return NewReceipt.of("demo", "mail:returns", "<1@acme.example>", "mail", bytes(content));
    }
}
