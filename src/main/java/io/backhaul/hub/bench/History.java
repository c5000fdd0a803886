package io.backhaul.hub.bench;

import io.backhaul.bench.Sample;
import io.backhaul.console.Originals;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.MailReader;
import io.backhaul.store.StoredOriginals;
import io.backhaul.store.StoredOriginals.Stored;
import java.util.List;
import java.util.function.Consumer;

/** Everything a supplier ever sent, original by original: only one lies in memory at a time. */
final class History {

    /** More of the newest are not looked at. */
    static final int MOST = 5000;

    private final StoredOriginals stored;
    private final Originals originals;

    History(StoredOriginals stored, Originals originals) {
        this.stored = stored;
        this.originals = originals;
    }

    void each(String merchant, SupplierConfig supplier, Consumer<Sample> work) {
        String channel = supplier.channel().type() + ":" + supplier.code();
        boolean mail = supplier.channel() instanceof ChannelConfig.Mail;
        List<Stored> all = mail ? stored.mails(merchant, channel, MOST) : stored.files(merchant, channel, MOST);
        for (Stored one : all) {
            originals
                    .find(merchant, one.receipt())
                    .map(original -> new Sample(one.sourceId(), original.bytes()))
                    .filter(sample -> one.his() || isFrom(sample, (ChannelConfig.Mail) supplier.channel()))
                    .ifPresent(work);
        }
    }

    private static boolean isFrom(Sample sample, ChannelConfig.Mail channel) {
        try {
            String from = MailReader.read(sample.content()).from();
            return from != null && channel.isFrom(from);
        } catch (UnreadableMessage nobodys) {
            return false;
        }
    }
}
