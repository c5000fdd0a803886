package io.backhaul.hub.channel;

import io.backhaul.core.silence.Spans;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.store.Canaries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is wrong with a channel, as a person is told. */
final class ChannelWords {

    private ChannelWords() {}

    static String unread(Watched channel, Instant since, String error) {
        String why = error == null ? "reading it hangs or never comes to an end" : error;
        String whose = channel.suppliers().stream().map(SupplierConfig::name).collect(Collectors.joining(", "));
        return channel.name() + " has not been read to its end since " + minute(since) + ": " + why + ". "
                + (whose.isEmpty() ? "" : "What " + whose + " sent may lie there. ")
                + "Deadlines that mean \"no answer\" wait until it is read again.";
    }

    static String abandoned(String channel, long deadlines, Instant since) {
        return "Channel " + channel + " is not one of this merchant's (any more), but " + deadlines
                + " deadlines of older returns wait for it, the" + " first since " + minute(since)
                + ". Configure it again until those returns are closed, or decide them yourself.";
    }

    static String inShadow(String supplier, long deadlines, Instant since) {
        return supplier + " is in shadow and has said something that nobody has let act: " + deadlines
                + " deadlines of his silence wait for it, the first since " + minute(since)
                + ". Until he is turned on he is neither reminded nor is the customer refunded for his silence. Judge what"
                + " waits on his page under Suppliers, \"Onboard a supplier\", enter on the return what he meant where it was"
                + " read wrong, and turn him on.";
    }

    static String waiting(String channel, long count, Instant since, String reason) {
        return "What came by " + channel + " cannot be read: " + count + " waiting, the oldest received "
                + minute(since)
                + ". " + reason
                + ". Each is tried again every 15 minutes and none is lost, but what they say is not known"
                + " to the hub. See that what is named there answers, and takes our credentials.";
    }

    static String silent(Watched channel, Quiet quiet) {
        String what = quiet.supplier() == null
                ? "Nothing came in " + lower(quiet.name())
                : "Nothing from " + quiet.name() + " by " + channel.by();
        boolean before = quiet.last() != null && !quiet.last().isBefore(quiet.since());
        String since = before
                ? " since " + minute(quiet.last())
                : " although something has been expected since " + minute(quiet.since());
        return what + since + "; usually " + quiet.usual()
                + ". The channel is read. Ask whether his system still sends," + " and to where.";
    }

    static String lost(Watched channel, Canaries.State state, Duration within) {
        String why = state.error() == null ? ", although the channel is read" : ": " + state.error();
        return channel.name() + ": what the hub sent to itself at " + minute(state.lostSince())
                + " did not come back within " + Spans.words(within) + why
                + ". Messages may be lost on the way: look at the server.";
    }

    private static String minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).toString().replace('T', ' ').replace(":00Z", " UTC");
    }

    private static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
