package io.backhaul.hub.channel;

import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.hub.work.Mailboxes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All channels the hub reads for itself: mailboxes, SFTP directories, platforms that are polled. Stores are watched elsewhere. */
public final class WatchedChannels {

    private final Mailboxes mailboxes;
    private final Merchants merchants;
    private final Pace pace;

    /** How often each kind is read. */
    public record Pace(Duration mail, Duration sftp, Duration aliexpress) {}

    public WatchedChannels(Mailboxes mailboxes, Merchants merchants, Pace pace) {
        this.mailboxes = mailboxes;
        this.merchants = merchants;
        this.pace = pace;
    }

    List<Watched> all() {
        List<Watched> all = new ArrayList<>();
        mailboxes.used().forEach(box -> {
            List<SupplierConfig> answering = suppliers(box.merchant()).stream()
                    .filter(s -> s.passport().channel().equals(box.channel()))
                    .toList();
            String name = "Mailbox " + box.address();
            all.add(new Watched(box.merchant(), box.channel(), name, answering, pace.mail(), box.address()));
        });
        merchants
                .merchants()
                .forEach(merchant -> suppliers(merchant.code()).stream()
                        .filter(s -> !s.channel().type().equals("mail"))
                        .forEach(s -> all.add(own(merchant.code(), s))));
        return all;
    }

    private Watched own(String merchant, SupplierConfig supplier) {
        boolean files = supplier.channel() instanceof ChannelConfig.Files;
        String where = supplier.channel().type().equals("sftp") ? "SFTP directory of " : "Folder of ";
        return new Watched(
                merchant,
                supplier.passport().channel(),
                files ? where + supplier.name() : "Orders at " + supplier.name(),
                List.of(supplier),
                files ? pace.sftp() : pace.aliexpress(),
                null);
    }

    private List<SupplierConfig> suppliers(String merchant) {
        return merchants.suppliers().stream()
                .filter(s -> s.merchants().contains(merchant))
                .sorted(Comparator.comparing(SupplierConfig::code))
                .toList();
    }
}
