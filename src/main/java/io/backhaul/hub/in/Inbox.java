package io.backhaul.hub.in;

import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.work.Work;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.store.FileResults;
import io.backhaul.store.JudgedOtherwise;
import io.backhaul.store.MessageRows;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The read stage: takes a durable receipt from its channel's queue, reads it (asking the partner where its body is only a
 * signal), and keeps the canonical messages with their outbox rows in one transaction.
 */
public final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int TRIES = 6;

    /** So often the broker delivers what a partner's short absence keeps from being read: for seconds, not for hours. */
    private static final int SHORT_WAITS = 4;

    private final Receipts receipts;
    private final MessageRows messages;
    private final Acceptance acceptance;
    private final List<ReceiptReader> readers;
    private final FileResults results;
    private final TransactionTemplate transactions;

    public Inbox(
            Receipts receipts,
            MessageRows messages,
            Acceptance acceptance,
            List<ReceiptReader> readers,
            FileResults results,
            TransactionTemplate transactions) {
        this.receipts = receipts;
        this.messages = messages;
        this.acceptance = acceptance;
        this.readers = List.copyOf(readers);
        this.results = results;
        this.transactions = transactions;
    }

    /**
     * Reads the receipt that a queue's message names.
     *
     * @param delivery how often the broker has delivered this message, this time included
     */
    @Handler
    public void read(@Body String body, @Header("JMSXDeliveryCount") int delivery) {
        Work work = Work.read(body);
        UUID id = UUID.fromString(work.id());
        Receipt receipt = receipts.find(work.merchant(), id).orElse(null);
        if (receipt == null || receipt.status() != Receipt.Status.RECEIVED) {
            return;
        }
        try {
            keep(receipt, reader(receipt).read(receipt, original(receipt)));
        } catch (UnreadableMessage e) {
            asked(receipt, "UNREADABLE", e.getMessage());
        } catch (HeldForPerson e) {
            asked(receipt, e.reasonClass(), e.getMessage());
        } catch (JudgedOtherwise e) {
            asked(receipt, "JUDGED_OTHERWISE", e.getMessage());
        } catch (TryLater e) {
            LOG.atLevel(e.isTold() ? Level.DEBUG : Level.WARN).log("{} waits: {}", receipt.sourceId(), e.getMessage());
            if (delivery < SHORT_WAITS) {
                throw e; // back to the queue with back-off, not counted as a try
            }
            receipts.waits(receipt.merchant(), id, e.getMessage());
        } catch (LongWait e) {
            LOG.warn("{} waits: {}", receipt.sourceId(), e.getMessage());
            receipts.waits(receipt.merchant(), id, e.getMessage(), e.supplier());
        } catch (RuntimeException e) {
            failed(receipt, e);
        }
    }

    private void asked(Receipt receipt, String reasonClass, String why) {
        ifStillUnread(receipt, () -> receipts.markReview(receipt.merchant(), receipt.id(), reasonClass, why));
    }

    /** What another copy of this work has read meanwhile, or an erasure has taken, is left as it is. */
    private void ifStillUnread(Receipt receipt, Runnable work) {
        transactions.executeWithoutResult(tx -> {
            if (receipts.lockUnread(receipt.merchant(), receipt.id())) {
                work.run();
            }
        });
    }

    private byte[] original(Receipt receipt) {
        return receipts.original(receipt.merchant(), receipt.id())
                .orElseThrow(() -> new UnreadableMessage(receipt.sourceId(), "its original was erased"));
    }

    private ReceiptReader reader(Receipt receipt) {
        return readers.stream()
                .filter(r -> r.reads(receipt.channel()))
                .findFirst()
                .orElseThrow(
                        () -> new UnreadableMessage(receipt.sourceId(), "no reader for channel " + receipt.channel()));
    }

    private void keep(Receipt receipt, ReceiptReader.Reading reading) {
        List<ReturnMessage> said = acceptance.complete(
                new Acceptance.Said(
                        receipt.merchant(),
                        reading.source(),
                        receipt.id().toString(),
                        receipt.sourceId(),
                        receipt.sequence(),
                        receipt.receivedAt()),
                reading.messages(),
                reading.trusted());
        ifStillUnread(receipt, () -> {
            List<ReturnMessage> complete =
                    messages.keepAll(receipt.id(), receipt.sourceId(), said, reading.trusted(), acceptance.now());
            SupplierAnswers.plan(results, receipt, reading.rows(), complete);
            if (!reading.problems().isEmpty()) {
                String problems = String.join("; ", reading.problems());
                receipts.markReview(receipt.merchant(), receipt.id(), "UNREADABLE", problems);
            } else if (complete.isEmpty()) {
                receipts.markIgnored(receipt.merchant(), receipt.id(), reading.ignored());
            } else {
                receipts.markRead(receipt.merchant(), receipt.id());
            }
        });
    }

    /** Rethrows so that the broker delivers it again later; parked with its reason when it has failed too often. */
    private void failed(Receipt receipt, RuntimeException e) {
        int tries = receipts.attempted(receipt.merchant(), receipt.id());
        String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        if (tries < TRIES) {
            LOG.warn("{} could not be read (try {} of {}): {}", receipt.sourceId(), tries, TRIES, reason);
            throw e;
        }
        LOG.error("{} is parked after {} tries", receipt.sourceId(), tries, e);
        ifStillUnread(receipt, () -> receipts.markParked(receipt.merchant(), receipt.id(), reason));
    }
}
