package io.backhaul.hub.bench;

import io.backhaul.bench.Way;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.mapping.Mappings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a configured supplier is read now. */
final class Ways {

    private Ways() {}

    /** Empty for a supplier who sends nothing to read. */
    static Optional<Way> of(SupplierConfig supplier, Mappings mappings) {
        if (supplier.channel() instanceof ChannelConfig.Mail mail) {
            return Optional.of(way(supplier, null, null, mail.domains(), mappings));
        }
        if (supplier.channel() instanceof ChannelConfig.Sftp sftp && sftp.csv() != null) {
            Map<String, Object> csv = Map.of(
                    "delimiter", sftp.csv().delimiter(),
                    "decimalComma", sftp.csv().decimalComma(),
                    "columns", sftp.csv().columns(),
                    "aliases", sftp.csv().aliases());
            return Optional.of(way(supplier, csv, null, List.of(), mappings));
        }
        if (supplier.channel() instanceof ChannelConfig.Sftp sftp && sftp.x12() != null) {
            List<String> ids = List.of(sftp.x12().us(), sftp.x12().them());
            return Optional.of(way(supplier, null, ids, List.of(), mappings));
        }
        return Optional.empty();
    }

    private static Way way(
            SupplierConfig supplier, Map<String, ?> csv, List<String> x12, List<String> domains, Mappings mappings) {
        return new Way(
                supplier.code(),
                csv,
                x12,
                domains,
                supplier.skuPrefixes(),
                supplier.channel().mapping(),
                mappings);
    }
}
