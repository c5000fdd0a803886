package io.backhaul.hub.bench;

import io.backhaul.console.Refused;
import io.backhaul.console.Shadows;
import io.backhaul.console.Unknown;
import io.backhaul.store.DeadlineRows;
import io.backhaul.store.MessageRows;
import io.backhaul.store.ReviewRows;
import io.backhaul.store.ShadowRows;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Turns suppliers on and off. Turning on takes everything that waits in one transaction: each message once, or none. */
public final class ShadowDesk implements Shadows {

    private final ShadowRows shadows;
    private final MessageRows messages;
    private final ReviewRows reviews;
    private final DeadlineRows deadlines;
    private final TransactionTemplate transactions;
    private final Clock clock;

    public ShadowDesk(
            ShadowRows shadows,
            MessageRows messages,
            ReviewRows reviews,
            DeadlineRows deadlines,
            TransactionTemplate transactions,
            Clock clock) {
        this.shadows = shadows;
        this.messages = messages;
        this.reviews = reviews;
        this.deadlines = deadlines;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Supplier> suppliers(String merchant) {
        List<DeadlineRows.Held> held = deadlines.heldByShadow(clock.instant()).stream()
                .filter(h -> h.merchant().equals(merchant))
                .toList();
        return shadows.states(merchant).stream().map(s -> shown(s, held)).toList();
    }

    private static Supplier shown(ShadowRows.State s, List<DeadlineRows.Held> held) {
        Optional<DeadlineRows.Held> his =
                held.stream().filter(h -> h.supplier().equals(s.supplier())).findFirst();
        return new Supplier(
                s.supplier(),
                s.inShadow(),
                s.since(),
                s.by(),
                s.waiting(),
                his.map(DeadlineRows.Held::count).orElse(0L),
                his.map(DeadlineRows.Held::since).orElse(null));
    }

    @Override
    public List<Waiting> waiting(String merchant, String supplier) {
        return shadows.waiting(merchant, supplier).stream()
                .map(w -> new Waiting(w.id(), w.kind(), w.sourceId(), w.receivedAt(), w.fits(), w.judgedBy()))
                .toList();
    }

    @Override
    public void judge(String merchant, UUID message, boolean fits, String by) {
        if (!shadows.judge(merchant, message, fits, by, clock.instant())) {
            throw new Unknown("No message " + message + " waits in shadow.");
        }
    }

    @Override
    public Turned turnOn(String merchant, String supplier, String by) {
        return transactions.execute(tx -> {
            if (!shadows.turn(merchant, supplier, false, by, clock.instant())) {
                throw new Refused("Supplier " + supplier + " is not in shadow.");
            }
            int applied = 0;
            int toReview = 0;
            for (ShadowRows.Waiting waiting : shadows.waiting(merchant, supplier)) {
                if (Boolean.FALSE.equals(waiting.fits())) {
                    review(merchant, waiting);
                    toReview++;
                } else {
                    messages.requeue(merchant, waiting.id(), null);
                    applied++;
                }
            }
            return new Turned(applied, toReview);
        });
    }

    private void review(String merchant, ShadowRows.Waiting waiting) {
        String reason = "was called wrong in shadow by " + waiting.judgedBy();
        messages.mark(merchant, waiting.id(), "REVIEW", reason);
        reviews.open(
                merchant,
                "message/" + waiting.id(),
                waiting.id(),
                null,
                "WRONG_IN_SHADOW",
                reason,
                List.of(),
                clock.instant());
    }

    @Override
    public void turnOff(String merchant, String supplier, String by) {
        transactions.executeWithoutResult(tx -> {
            if (!shadows.turn(merchant, supplier, true, by, clock.instant())) {
                throw new Refused("Supplier " + supplier
                        + " is in shadow already, or never was: his passport must say shadow: true once.");
            }
        });
    }
}
