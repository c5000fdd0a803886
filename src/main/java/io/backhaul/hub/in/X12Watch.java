package io.backhaul.hub.in;

import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.EdiFiles;
import io.backhaul.store.EdiInterchanges;
import io.backhaul.store.EdiInterchanges.Gap;
import io.backhaul.store.EdiSent;
import io.backhaul.store.EdiSent.Sent;
import io.backhaul.store.EdiTasks;
import io.backhaul.store.EdiTasks.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Looks for what ought to have come and did not: acknowledgements of our interchanges, and interchanges passed over. */
public final class X12Watch {

    /** Files are read side by side, so the later number may be first; and some are sent late. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private static final Duration STUCK = Duration.ofHours(1);

    private final Merchants merchants;
    private final EdiSent sent;
    private final EdiInterchanges interchanges;
    private final EdiFiles files;
    private final EdiTasks tasks;
    private final ChannelMarks marks;
    private final Clock clock;

    public X12Watch(
            Merchants merchants,
            EdiSent sent,
            EdiInterchanges interchanges,
            EdiFiles files,
            EdiTasks tasks,
            ChannelMarks marks,
            Clock clock) {
        this.merchants = merchants;
        this.sent = sent;
        this.interchanges = interchanges;
        this.files = files;
        this.tasks = tasks;
        this.marks = marks;
        this.clock = clock;
    }

    public void look() {
        for (SupplierConfig supplier : merchants.suppliers()) {
            if (supplier.channel() instanceof ChannelConfig.Files files
                    && files.drop().isX12()) {
                look(supplier.merchants().get(0), supplier, files.drop().x12(), clock.instant());
            }
        }
    }

    private void look(String merchant, SupplierConfig supplier, ChannelConfig.X12 x12, Instant now) {
        List<Sent> silent = x12.sends997() ? silent(merchant, supplier, x12.ackWithin(), now) : List.of();
        tell(merchant, supplier, Trouble.SILENT, silent.isEmpty() ? null : silentWords(supplier, x12, silent), now);
        List<Gap> gaps = x12.consecutive() ? interchanges.gaps(merchant, supplier.code(), now.minus(LATE)) : List.of();
        tell(merchant, supplier, Trouble.GAP, gaps.isEmpty() ? null : gapWords(supplier, gaps), now);
        List<String> stuck = files.stuck(merchant, supplier.code(), now.minus(STUCK));
        String words = supplier.name() + " has not got " + String.join(", ", stuck)
                + ": the files cannot be left in his directory. They are tried again by themselves.";
        tell(merchant, supplier, Trouble.STUCK, stuck.isEmpty() ? null : words, now);
    }

    /** No answer counts as missing before the channel it would come by was read past its time. */
    private List<Sent> silent(String merchant, SupplierConfig supplier, Duration within, Instant now) {
        return sent.unanswered(merchant, supplier.code(), now.minus(within)).stream()
                .filter(s -> marks.readPast(
                        merchant, supplier.passport().channel(), s.leftAt().plus(within)))
                .toList();
    }

    private static String silentWords(SupplierConfig supplier, ChannelConfig.X12 x12, List<Sent> silent) {
        String which = silent.stream()
                .map(s -> number(s.control()) + " (order " + s.about() + ")")
                .collect(Collectors.joining(", "));
        return supplier.name() + " has not acknowledged our interchange " + which + " within "
                + x12.ackWithin().toHours() + " hours: ask him whether it has arrived.";
    }

    private static String gapWords(SupplierConfig supplier, List<Gap> gaps) {
        String which = gaps.stream()
                .map(g -> g.first() == g.last() ? number(g.first()) : number(g.first()) + " to " + number(g.last()))
                .collect(Collectors.joining(", "));
        return "Interchange " + which + " of " + supplier.name() + " never came: ask him to send it again. If he counts"
                + " across all his partners, say so in his passport (x12: consecutive: false).";
    }

    private static String number(long control) {
        return "%09d".formatted(control);
    }

    private void tell(String merchant, SupplierConfig supplier, Trouble trouble, String words, Instant now) {
        if (words == null) {
            tasks.heal(merchant, supplier.code(), trouble, "it has come right by itself", now);
        } else {
            tasks.open(merchant, supplier.code(), trouble, words, now);
        }
    }
}
