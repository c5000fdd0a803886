package io.backhaul.core.money;

import io.backhaul.core.message.DisputeStatus;
import io.backhaul.core.money.Entry.Event;
import io.backhaul.core.returns.Disputes.Dispute;
import io.backhaul.core.returns.ReturnCase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What banks took in disputes and gateways charged for them, as ledger entries (rows S72, S196). A dispute is about a payment,
 * not about one return: its keys name no case, so several returns of one order post it once.
 */
final class DisputeEntries {

    private DisputeEntries() {}

    static List<Entry> of(ReturnCase c) {
        return c.refunds().disputes().all().stream()
                .flatMap(d -> Stream.concat(taken(d), fees(d)))
                .toList();
    }

    /** Lost, it is a loss until it settles what was due (decision CHARGED_BACK); won after all, the bank has given it back. */
    private static Stream<Entry> taken(Dispute d) {
        if (d.lost() == null || !d.lost().isPositive()) {
            return Stream.empty();
        }
        String losses = Account.DISPUTE_LOSSES;
        String clearing = Account.processorClearing(d.gateway());
        Entry lost = entry(d, "lost", Event.DISPUTE_LOST, "the dispute was lost", losses, clearing, d.lost());
        return d.status() == DisputeStatus.WON
                ? Stream.of(
                        lost,
                        entry(
                                d,
                                "won",
                                Event.DISPUTE_REVERSED,
                                "the dispute was won after all",
                                clearing,
                                losses,
                                d.lost()))
                : Stream.of(lost);
    }

    private static Stream<Entry> fees(Dispute d) {
        return d.fees().entrySet().stream()
                .filter(fee -> fee.getValue().isPositive())
                .map((Map.Entry<String, Money> fee) -> entry(
                        d,
                        "fee/" + fee.getKey(),
                        Event.DISPUTE_FEE,
                        "the gateway's fee for the dispute",
                        Account.PROCESSING_FEES,
                        Account.processorClearing(d.gateway()),
                        fee.getValue()));
    }

    private static Entry entry(
            Dispute d, String what, Event event, String reason, String debit, String credit, Money amount) {
        String key = "dispute/" + d.gateway() + "/" + d.id() + "/" + what;
        return Entry.of(key, event, reason, null, d.id(), debit, credit, amount);
    }
}
