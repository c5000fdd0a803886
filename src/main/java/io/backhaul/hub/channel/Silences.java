package io.backhaul.hub.channel;

import io.backhaul.core.silence.Rhythm;
import io.backhaul.core.silence.Spans;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Expected;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.store.Arrivals;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How quiet each channel is, and each supplier on it, against what is agreed or usual. Who has no open return with us owes no
 * message, and is not chased; his silence counts from when he got one.
 */
public final class Silences {

    private final Arrivals arrivals;
    private final Merchants merchants;

    public Silences(Arrivals arrivals, Merchants merchants) {
        this.arrivals = arrivals;
        this.merchants = merchants;
    }

    /** @param expected since when something is expected from whom, see {@link Arrivals#expectedSince} */
    List<Quiet> on(Watched channel, Map<String, Instant> expected) {
        List<Quiet> all = new ArrayList<>();
        if (channel.isMail()) {
            Optional<Instant> since = channel.suppliers().stream()
                    .map(s -> expected.get(s.code()))
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo);
            List<Instant> times = arrivals.by(channel.merchant(), channel.channel());
            all.add(learned(null, channel.name(), times, since.orElse(null)));
        }
        channel.suppliers().forEach(supplier -> all.add(of(channel, supplier, expected.get(supplier.code()))));
        return all;
    }

    private Quiet of(Watched channel, SupplierConfig supplier, Instant expected) {
        List<Instant> times = supplier.channel() instanceof ChannelConfig.Mail mail
                ? arrivals.mailsFrom(channel.merchant(), channel.channel(), supplier.code(), mail.domains())
                : arrivals.by(channel.merchant(), channel.channel());
        Expected agreed = supplier.watching().expected();
        if (agreed != null) {
            Instant last = latest(times);
            Instant since = since(last, expected);
            var zone =
                    merchants.merchant(channel.merchant()).map(m -> m.policy().zone());
            return new Quiet(
                    supplier.code(),
                    supplier.name(),
                    last,
                    "every " + agreed + ", as his passport says",
                    since,
                    since == null ? null : agreed.after(since, zone.orElse(ZoneOffset.UTC)));
        }
        boolean polled = supplier.channel() instanceof ChannelConfig.AliExpress; // it answers when an order changes
        return learned(supplier.code(), supplier.name(), times, polled ? null : expected);
    }

    private static Quiet learned(String supplier, String name, Collection<Instant> times, Instant expected) {
        Instant last = latest(times);
        Instant since = since(last, expected);
        Optional<Rhythm> rhythm = Rhythm.learn(times);
        return new Quiet(
                supplier,
                name,
                last,
                rhythm.map(r -> "every " + Spans.words(r.usual())).orElse(null),
                since,
                since == null ? null : rhythm.map(r -> r.tooQuietFrom(since)).orElse(null));
    }

    private static Instant latest(Collection<Instant> times) {
        return times.stream().max(Instant::compareTo).orElse(null);
    }

    private static Instant since(Instant last, Instant expected) {
        return expected == null || last == null || last.isBefore(expected) ? expected : last;
    }
}
