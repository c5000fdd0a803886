package io.backhaul.hub.settings;

import io.backhaul.mapping.CsvFormat;
import java.util.List;

/**
 * How a supplier is talked to. Which fields are set depends on the type; the others are null, 0 or empty.
 *
 * @param type {@code mail}, {@code sftp} or {@code aliexpress}: the first word of his destination
 * @param mapping the mapping that reads his answers, for example {@code globex/answers}
 * @param address mail: where mails to him go
 * @param domains mail: senders' domains that count as his
 * @param server sftp: where his files are exchanged
 * @param format sftp: {@code csv} or {@code x12}
 * @param csvFormat sftp with csv: his dialect
 * @param x12 sftp with x12: interchange ids
 * @param api aliexpress: where orders are polled
 */
public record ChannelConfig(
        String type,
        String mapping,
        String address,
        List<String> domains,
        Server server,
        String format,
        CsvFormat csvFormat,
        X12 x12,
        Api api) {

    static ChannelConfig mail(String mapping, String address, List<String> domains) {
        return new ChannelConfig("mail", mapping, address, domains, null, null, null, null, null);
    }

    static ChannelConfig sftp(String mapping, Server server, String format, CsvFormat csv, X12 x12) {
        return new ChannelConfig("sftp", mapping, null, List.of(), server, format, csv, x12, null);
    }

    static ChannelConfig aliexpress(String mapping, Api api) {
        return new ChannelConfig("aliexpress", mapping, null, List.of(), null, null, null, null, api);
    }

    /**
     * An SFTP account of the hub at the supplier's server.
     *
     * @param in the directory he leaves files in
     * @param out the directory he fetches files from
     */
    public record Server(String host, int port, String user, String password, String in, String out) {

        @Override
        public String toString() {
            return "Server[" + user + "@" + host + ":" + port + "]";
        }
    }

    /** Interchange ids (ZZ) of this hub and of the supplier. */
    public record X12(String us, String them) {}

    /** Access to AliExpress's open platform. */
    public record Api(String url, String appKey, String appSecret, String token) {

        @Override
        public String toString() {
            return "Api[" + appKey + " at " + url + "]";
        }
    }

    public String appKey() {
        return api.appKey();
    }

    public String appSecret() {
        return api.appSecret();
    }

    public String token() {
        return api.token();
    }
}
