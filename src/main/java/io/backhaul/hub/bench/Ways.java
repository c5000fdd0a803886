package io.backhaul.hub.bench;

import io.backhaul.bench.Way;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.mapping.FileFormat;
import io.backhaul.mapping.Mappings;
import io.backhaul.partner.edi.X12Partner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a configured supplier is read now. */
final class Ways {

    private Ways() {}

    /** Empty for a supplier who sends nothing to read. */
    static Optional<Way> of(SupplierConfig supplier, Mappings mappings) {
        if (supplier.channel() instanceof ChannelConfig.Mail mail) {
            return Optional.of(mail(supplier, mail, mappings));
        }
        if (supplier.channel() instanceof ChannelConfig.Files files
                && files.drop().isX12()) {
            X12Partner partner = files.drop().x12().partner();
            return Optional.of(way(supplier, null, List.of(partner.us(), partner.them()), List.of(), mappings));
        }
        if (supplier.channel() instanceof ChannelConfig.Files files) {
            return Optional.of(way(supplier, files.drop().table(), null, List.of(), mappings));
        }
        return Optional.empty();
    }

    /** Where tables are attached to his mails, their rows have a mapping of their own. */
    private static Way mail(SupplierConfig supplier, ChannelConfig.Mail mail, Mappings mappings) {
        ChannelConfig.Attached files = mail.files();
        return new Way(
                supplier.code(),
                files == null ? null : files.table(),
                null,
                Stream.concat(mail.domains().stream(), mail.senders().stream()).toList(),
                supplier.skuPrefixes(),
                files == null ? mail.mapping() : files.mapping(),
                files == null ? null : mail.mapping(),
                mappings);
    }

    private static Way way(
            SupplierConfig supplier, FileFormat table, List<String> x12, List<String> domains, Mappings mappings) {
        return new Way(
                supplier.code(),
                table,
                x12,
                domains,
                supplier.skuPrefixes(),
                supplier.channel().mapping(),
                null,
                mappings);
    }
}
