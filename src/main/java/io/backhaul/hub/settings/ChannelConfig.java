package io.backhaul.hub.settings;

import io.backhaul.mapping.FileFormat;
import io.backhaul.partner.edi.X12Partner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a supplier is talked to; one shape per channel type. */
public sealed interface ChannelConfig {

    /** {@code mail}, {@code sftp}, {@code folder} or {@code aliexpress}: the first word of destinations and channels. */
    String type();

    /** The mapping that reads his answers, for example {@code globex/answers}. */
    String mapping();

    /**
     * @param address where mails to him go
     * @param domains senders' domains that count as his
     * @param senders single addresses that count as his, where a domain is not his alone; may be empty
     * @param files how tables attached to his mails are read, or null
     * @param letters how mails to him are written
     */
    record Mail(
            String address, List<String> domains, List<String> senders, String mapping, Attached files, Letters letters)
            implements ChannelConfig {
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
     * Tables attached to mails.
     *
     * @param mapping reads their rows
     */
    record Attached(FileFormat table, String mapping) {}

    /** Suppliers who talk in files, by whichever way these come and go. */
    sealed interface Files extends ChannelConfig permits Sftp, Folder {

        Drop drop();

        @Override
        default String mapping() {
            return drop().mapping();
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
     * Where files lie and what they are.
     *
     * @param in the directory he leaves files in
     * @param out the directory he fetches files from
     * @param format {@code csv}, {@code xlsx}, {@code xml}, {@code json} or {@code x12}
     * @param complete how a file is known to be whole
     * @param table how his tables look; null for X12
     * @param x12 what was agreed for X12; null for other formats
     * @param results true when each file is answered by one that says what became of its rows
     */
    record Drop(
            String in,
            String out,
            String format,
            Complete complete,
            FileFormat table,
            X12 x12,
            boolean results,
            String mapping) {

        public boolean isX12() {
            return x12 != null;
        }
    }

    /** How a file is known to be whole: what is still being written is never read. */
    enum Complete {
        /** Size and time did not change between two looks. */
        UNCHANGED,
        /** He writes under a temporary name ({@code .tmp}, {@code .part}, ...) and renames. */
        RENAMED,
        /** An empty {@code <name>.done} lies beside it. */
        DONE_FILE
    }

    /**
     * @param password or null where he takes our key
     * @param privateKeyFile file with our private key, or null
     * @param knownHosts OpenSSH known_hosts file that pins his host key; null: the hub's own
     */
    record Sftp(
            String host, int port, String user, Secret password, String privateKeyFile, String knownHosts, Drop drop)
            implements Files {
        @Override
        public String type() {
            return "sftp";
        }
    }

    /** Directories of this machine, however files come there. */
    record Folder(Drop drop) implements Files {
        @Override
        public String type() {
            return "folder";
        }
    }

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
