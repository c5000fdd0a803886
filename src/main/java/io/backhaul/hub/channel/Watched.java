package io.backhaul.hub.channel;

import io.backhaul.hub.settings.SupplierConfig;
import java.time.Duration;
import java.util.List;

/**
 * A channel that is read by the hub itself.
 *
 * @param channel its code, for example {@code mail:returns}
 * @param name what people call it
 * @param suppliers whose answers come by it
 * @param every how often it is read
 * @param address of a mailbox; null for other channels
 */
record Watched(
        String merchant, String channel, String name, List<SupplierConfig> suppliers, Duration every, String address) {

    boolean is(String ofMerchant, String code) {
        return merchant.equals(ofMerchant) && channel.equals(code);
    }

    boolean isMail() {
        return address != null;
    }

    /** How a message by it is spoken of. */
    String by() {
        if (isMail()) {
            return "mail";
        }
        return channel.startsWith("sftp:") ? "SFTP" : channel.startsWith("folder:") ? "folder" : "its platform";
    }
}
