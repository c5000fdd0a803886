package io.backhaul.hub.settings;

import java.util.List;
import java.util.Map;

/** How a supplier is talked to; one shape per channel type. */
public sealed interface ChannelConfig {

    /** {@code mail}, {@code sftp} or {@code aliexpress}: the first word of destinations and channels. */
    String type();

    /** The mapping that reads his answers, for example {@code globex/answers}. */
    String mapping();

    /**
     * @param address where mails to him go
     * @param domains senders' domains that count as his
     * @param senders single addresses that count as his, where a domain is not his alone; may be empty
     */
    record Mail(String address, List<String> domains, List<String> senders, String mapping) implements ChannelConfig {
        /** True when mail from this address, if it is authentic, is his. */
        public boolean isFrom(String sender) {
            String domain = sender.substring(sender.lastIndexOf('@') + 1);
            return domains.stream().anyMatch(domain::equalsIgnoreCase)
                    || senders.stream().anyMatch(sender::equalsIgnoreCase);
        }

        @Override
        public String type() {
            return "mail";
        }
    }

    /**
     * @param in the directory he leaves files in
     * @param out the directory he fetches files from
     * @param format {@code csv} or {@code x12}
     * @param knownHosts OpenSSH known_hosts line or file that pins his host key, or null
     * @param csv how his CSV looks; null for other formats
     * @param x12 interchange ids; null for other formats
     */
    record Sftp(
            String host,
            int port,
            String user,
            Secret password,
            String in,
            String out,
            String format,
            String knownHosts,
            Csv csv,
            X12 x12,
            String mapping)
            implements ChannelConfig {
        @Override
        public String type() {
            return "sftp";
        }
    }

    /**
     * A CSV dialect.
     *
     * @param decimalComma when 49,90 is an amount
     * @param columns columns that must be there, by our names
     * @param aliases his names for a column, by our name
     */
    record Csv(String delimiter, boolean decimalComma, List<String> columns, Map<String, List<String>> aliases) {}

    /** Interchange ids (ZZ) of this hub and of the supplier. */
    record X12(String us, String them) {}

    /** Orders there are polled; a person opens disputes. */
    record AliExpress(String url, String appKey, Secret appSecret, Secret token, String mapping)
            implements ChannelConfig {
        @Override
        public String type() {
            return "aliexpress";
        }
    }
}
