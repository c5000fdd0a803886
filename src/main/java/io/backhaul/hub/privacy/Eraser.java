package io.backhaul.hub.privacy;

import io.backhaul.hub.privacy.OriginalText.Searched;
import io.backhaul.partner.shopify.ShopifyTopic;
import io.backhaul.store.ErasureLog;
import io.backhaul.store.ErasureLog.Counts;
import io.backhaul.store.ErasureLog.Erasure;
import io.backhaul.store.ErasureRows;
import io.backhaul.store.ErasureRows.Loose;
import io.backhaul.store.ErasureRows.Sealed;
import io.backhaul.store.ErasureRows.Subject;
import io.backhaul.store.PersonalWords;
import io.backhaul.store.Receipts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases, order by order, each in one transaction that also counts: cut off anywhere, it is done again from the start and
 * finds less to do. Keys are deleted, so that what they sealed cannot be read, in no copy of the rows either; words that rules and
 * people wrote into rows are masked.
 */
final class Eraser {

    private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);
    private static final int AT_ONCE = 200;
    private static final int SEARCHED_AT_ONCE = 20;

    private final TransactionTemplate transactions;
    private final ErasureRows rows;
    private final ErasureLog log;
    private final Receipts receipts;
    private final CustomerFiles files;

    Eraser(TransactionTemplate transactions, ErasureRows rows, ErasureLog log, Receipts receipts, CustomerFiles files) {
        this.transactions = transactions;
        this.rows = rows;
        this.log = log;
        this.receipts = receipts;
        this.files = files;
    }

    /** All that is kept of one order and its returns. */
    void order(Erasure erasure, String order, PersonalWords known) {
        step(erasure, () -> erase(rows.ofOrder(erasure.merchant(), order), known, true));
    }

    /** All that is kept of the order of one return. */
    void returnCase(Erasure erasure, UUID caseId, PersonalWords known) {
        step(erasure, () -> erase(rows.ofCase(erasure.merchant(), caseId), known, true));
    }

    /** What was received since the erasure, except what somebody must still answer. */
    void again(Subject found) {
        transactions.executeWithoutResult(tx -> erase(
                found.order() == null
                        ? rows.ofCase(found.merchant(), found.cases().get(0))
                        : rows.ofOrder(found.merchant(), found.order()),
                PersonalWords.of(List.of()),
                false));
    }

    /** How the customer of these orders is known: what was said of him, and what his own deliveries say. */
    PersonalWords known(Erasure erasure, List<String> orders, PersonalWords said) {
        return transactions.execute(tx -> orders.stream()
                .map(order -> own(rows.receipts(rows.ofOrder(erasure.merchant(), order))))
                .reduce(said, (words, own) -> words(erasure.merchant(), own, words), PersonalWords::and));
    }

    PersonalWords known(Erasure erasure, UUID caseId, PersonalWords said) {
        return transactions.execute(tx ->
                words(erasure.merchant(), own(rows.receipts(rows.ofCase(erasure.merchant(), caseId))), said));
    }

    /**
     * What belongs to no single return and names the customer, few at a time: what was searched is not searched again after a
     * crash. Answers which of them hold more than was searched.
     */
    List<UUID> search(Erasure erasure, PersonalWords known) {
        List<UUID> unsearched = new ArrayList<>();
        List<Loose> next = known.isEmpty() ? List.of() : loose(erasure, erasure.scannedTo());
        while (!next.isEmpty()) {
            List<UUID> naming = next.stream()
                    .filter(r -> names(
                            erasure.merchant(),
                            r.id(),
                            r.ofOrder() ? known.addresses() : known.names(),
                            unsearched::add))
                    .map(Loose::id)
                    .toList();
            UUID to = next.get(next.size() - 1).id();
            step(erasure, () -> {
                log.scanned(erasure, to);
                return drop(new Subject(erasure.merchant(), null, List.of()), naming, known);
            });
            next = loose(erasure, to);
        }
        return unsearched;
    }

    private List<Loose> loose(Erasure erasure, UUID after) {
        return rows.ofNobody(erasure.merchant(), after, SEARCHED_AT_ONCE);
    }

    /**
     * Every delivery of a store, whomever it speaks of: a store that is gone is waited for by nothing. The request itself goes last,
     * and what else is asked on behalf of its customers is done first.
     */
    void store(Erasure erasure, String store) {
        List<UUID> next = ofStore(erasure, store);
        while (!next.isEmpty()) {
            List<UUID> some = next;
            step(erasure, () -> {
                rows.giveUp(erasure.merchant(), some);
                return drop(
                        new Subject(erasure.merchant(), null, List.of()),
                        some,
                        words(erasure.merchant(), some, PersonalWords.of(List.of())));
            });
            next = ofStore(erasure, store);
        }
    }

    private List<UUID> ofStore(Erasure erasure, String store) {
        return rows.ofChannel(erasure.merchant(), "shopify:" + store, ShopifyTopic.duties(), AT_ONCE);
    }

    /** The request's own bytes go last, in the transaction that says so. */
    void finish(Erasure erasure, String words) {
        transactions.executeWithoutResult(tx -> {
            log.finish(erasure);
            rows.dropKeys(erasure.merchant(), List.of(), List.of(erasure.receiptId()));
            receipts.markIgnored(erasure.merchant(), erasure.receiptId(), words);
        });
    }

    private void step(Erasure erasure, Supplier<Counts> work) {
        transactions.executeWithoutResult(tx -> log.count(erasure, work.get()));
    }

    private Counts erase(Subject subject, PersonalWords known, boolean evenIfAsked) {
        String merchant = subject.merchant();
        List<Sealed> sealed = rows.receipts(subject).stream()
                .filter(r -> evenIfAsked || !r.asked())
                .toList();
        PersonalWords words = words(
                merchant,
                sealed.stream().filter(r -> !r.others()).map(Sealed::id).toList(),
                known);
        List<UUID> gone = sealed.stream()
                .filter(r -> !r.others() || names(merchant, r.id(), words, unsearched -> {}))
                .map(Sealed::id)
                .toList();
        Counts dropped = drop(subject, gone, words);
        Counts fresh = log.remember(merchant, subject.order(), subject.cases());
        int exports = subject.order() == null ? 0 : files.erase(merchant, subject.order());
        return new Counts(
                fresh.orders(), fresh.cases(), dropped.originals(), dropped.files() + exports, dropped.texts());
    }

    private Counts drop(Subject subject, List<UUID> gone, PersonalWords words) {
        int texts = rows.mask(subject, gone, words);
        int attached = rows.files(subject.merchant(), gone);
        return new Counts(0, 0, rows.dropKeys(subject.merchant(), subject.cases(), gone), attached, texts);
    }

    private static List<UUID> own(List<Sealed> sealed) {
        return sealed.stream().filter(r -> !r.others()).map(Sealed::id).toList();
    }

    /** What is known of the customer, and what his own deliveries say of him. */
    private PersonalWords words(String merchant, List<UUID> deliveries, PersonalWords known) {
        Set<String> found = new TreeSet<>();
        deliveries.forEach(
                id -> receipts.original(merchant, id).map(CustomerWords::in).ifPresent(found::addAll));
        return known.and(new ArrayList<>(found));
    }

    private boolean names(String merchant, UUID receipt, PersonalWords words, Consumer<UUID> unsearched) {
        Searched searched = receipts.original(merchant, receipt)
                .map(bytes -> OriginalText.search(words, bytes))
                .orElse(new Searched(false, true));
        if (!searched.toTheEnd()) {
            LOG.warn("more is packed in delivery {} than is searched", receipt);
            unsearched.accept(receipt);
        }
        return searched.names();
    }
}
