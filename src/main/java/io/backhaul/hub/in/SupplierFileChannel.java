package io.backhaul.hub.in;

import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.SupplierConfig;

/**
 * The channel of a supplier who talks in files.
 *
 * @param name of the channel, for example {@code sftp:globex} or {@code folder:umbrella}
 * @param results true when his files are answered by files
 */
record SupplierFileChannel(String merchant, String supplier, String name, boolean results) {

    static SupplierFileChannel of(SupplierConfig supplier) {
        ChannelConfig.Files files = (ChannelConfig.Files) supplier.channel();
        return new SupplierFileChannel(
                supplier.merchants().get(0),
                supplier.code(),
                files.type() + ":" + supplier.code(),
                files.drop().results());
    }
}
