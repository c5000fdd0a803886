package io.backhaul.hub.settings;

import io.backhaul.hub.settings.ChannelConfig.Complete;
import io.backhaul.hub.settings.ChannelConfig.Drop;
import io.backhaul.mapping.FileFormat;
import java.util.List;
import java.util.Locale;

/** Reads the way to a supplier who talks in files. */
final class FileChannel {

    private static final List<String> FORMATS = List.of("csv", "xlsx", "xml", "json", "x12");
    private static final List<String> TABLES = FORMATS.subList(0, 4);
    private static final List<String> COMPLETE = List.of("unchanged", "renamed", "done-file");

    private FileChannel() {}

    static ChannelConfig.Sftp sftp(Section channel, String mapping) {
        Secret password = channel.optional("password", channel::secret);
        String key = channel.text("privateKeyFile", null);
        if (password == null && key == null) {
            channel.note("type", "sftp needs a password or a privateKeyFile");
        }
        return new ChannelConfig.Sftp(
                channel.text("host"),
                channel.number("port"),
                channel.text("user"),
                password,
                key,
                channel.text("knownHosts", null),
                drop(channel, mapping));
    }

    static ChannelConfig.Folder folder(Section channel, String mapping) {
        return new ChannelConfig.Folder(drop(channel, mapping));
    }

    /** How tables attached to mails are read. */
    static ChannelConfig.Attached attached(Section files, String mapping) {
        return new ChannelConfig.Attached(table(files, files.choice("format", TABLES)), mapping);
    }

    private static Drop drop(Section channel, String mapping) {
        String format = channel.choice("format", FORMATS);
        boolean x12 = format.equals("x12");
        if (channel.text("in").equals(channel.text("out"))) {
            channel.wrong("out", "is where he leaves files too; the hub would read its own");
        }
        boolean results = channel.has("results") && channel.flag("results");
        if (results && x12) {
            channel.wrong("results", "is for tables; leave it out for X12");
        }
        return new Drop(
                channel.text("in"),
                channel.text("out"),
                format,
                complete(channel),
                x12 ? null : table(channel, format),
                x12 ? X12Section.read(channel.section("x12")) : null,
                results,
                mapping);
    }

    private static Complete complete(Section channel) {
        return channel.has("complete")
                ? Complete.valueOf(
                        channel.choice("complete", COMPLETE).replace('-', '_').toUpperCase(Locale.ROOT))
                : Complete.UNCHANGED;
    }

    /** The block named like the format; null, and noted, when it cannot be read. */
    private static FileFormat table(Section channel, String format) {
        if (!channel.has(format)) {
            channel.note("format", "'" + format + "' is missing");
            return null;
        }
        try {
            return FileFormat.of(format, channel.plain(format));
        } catch (IllegalArgumentException e) {
            channel.note(format, e.getMessage());
            return null;
        }
    }
}
