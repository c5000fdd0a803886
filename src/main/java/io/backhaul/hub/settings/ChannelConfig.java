package io.backhaul.hub.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a supplier is talked to; one shape per channel type. */
public sealed interface ChannelConfig {

    /** {@code mail}, {@code sftp} or {@code aliexpress}: the first word of destinations and channels. */
    String type();

    /** The mapping that reads his answers, for example {@code globex/answers}. */
    String mapping();

    /**
     * @param address where mails to him go
     * @param domains senders' domains that count as his
     * @param letters how mails to him are written
     */
    record Mail(String address, List<String> domains, String mapping, Letters letters) implements ChannelConfig {
        @Override
        public String type() {
            return "mail";
        }
    }

    /**
     * How mails to a supplier are written.
     *
     * @param language ISO 639-1, for example {@code de}
     * @param cc who gets a copy of every mail
     * @param ccFor who besides gets a copy of mails of one purpose, by its word
     * @param attachMegabytes how large the files of one mail may be together as they are sent
     */
    record Letters(String language, List<String> cc, Map<String, List<String>> ccFor, int attachMegabytes) {

        /** Everybody who gets a copy of a mail of this purpose, each once. */
        public List<String> copies(String purpose) {
            return Stream.concat(cc.stream(), ccFor.getOrDefault(purpose, List.of()).stream())
                    .distinct()
                    .toList();
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
