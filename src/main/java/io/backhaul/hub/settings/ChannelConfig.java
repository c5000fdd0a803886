package io.backhaul.hub.settings;

import io.backhaul.partner.edi.X12Partner;
import java.time.Duration;
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
     */
    record Mail(String address, List<String> domains, String mapping) implements ChannelConfig {
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
     * @param x12 what was agreed for X12; null for other formats
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

    /**
     * What was agreed with a supplier for X12.
     *
     * @param account our customer number at his side, or null
     * @param item what kind of number our SKUs are to him: {@code VN} or {@code SK}
     * @param currency of amounts that name none, or null: then such an amount is for a person
     * @param wants997 when we leave an acknowledgement for what he sends
     * @param sends997 when he acknowledges what we leave
     * @param ackWithin how long that may take
     * @param consecutive when his control numbers leave none out
     */
    record X12(
            X12Partner partner,
            String account,
            String item,
            String currency,
            boolean wants997,
            boolean sends997,
            Duration ackWithin,
            boolean consecutive) {}

    /** Orders there are polled; a person opens disputes. */
    record AliExpress(String url, String appKey, Secret appSecret, Secret token, String mapping)
            implements ChannelConfig {
        @Override
        public String type() {
            return "aliexpress";
        }
    }
}
