package io.backhaul.hub.channel;

import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.store.ChannelTasks;
import io.backhaul.store.ChannelTasks.About;
import io.backhaul.store.ChannelTasks.Trouble;
import io.backhaul.store.DeadlineRows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies in shadow must not wait for ever because nobody looks: one task per supplier whose deadlines it has held up for a
 * day. They carry the channel he had when the order was placed, so they are counted as his, by whatever channel he speaks now.
 */
final class ShadowTasks {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowTasks.class);

    private final DeadlineRows deadlines;
    private final ChannelTasks tasks;
    private final Clock clock;

    ShadowTasks(DeadlineRows deadlines, ChannelTasks tasks, Clock clock) {
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** @param all the channels as they are now; a supplier who was taken out of the configuration has none */
    void look(List<Watched> all) {
        Instant now = clock.instant();
        Map<About, DeadlineRows.Held> late = deadlines.heldByShadow(now).stream()
                .filter(held -> held.dayOld() != null)
                .collect(Collectors.toMap(held -> about(held, all), Function.identity()));
        late.forEach((about, held) -> {
            String reason = ChannelWords.inShadow(name(held, all), held.count(), held.since());
            if (tasks.open(about, reason, held.dayOld(), now)) {
                LOG.warn("channel {}: {}", about.channel(), reason);
            }
        });
        tasks.open(Trouble.SHADOW).stream()
                .filter(about -> !late.containsKey(about))
                .filter(about -> tasks.heal(about, "no deadline waits for his words in shadow any more", now))
                .forEach(about -> LOG.info("channel {}: {} is over", about.channel(), about.trouble()));
    }

    /** It is shown with the channel he has now, and where he has none with one that the deadlines count on. */
    private static About about(DeadlineRows.Held held, List<Watched> all) {
        String channel = all.stream()
                .filter(c -> c.merchant().equals(held.merchant())
                        && c.suppliers().stream().anyMatch(isHis(held)))
                .map(Watched::channel)
                .findFirst()
                .orElse(held.channel());
        return new About(held.merchant(), channel, Trouble.SHADOW, held.supplier());
    }

    private static String name(DeadlineRows.Held held, List<Watched> all) {
        return all.stream()
                .flatMap(c -> c.suppliers().stream())
                .filter(isHis(held))
                .map(SupplierConfig::name)
                .findFirst()
                .orElse(held.supplier());
    }

    private static Predicate<SupplierConfig> isHis(DeadlineRows.Held held) {
        return supplier -> supplier.code().equals(held.supplier());
    }
}
