package io.backhaul.hub.in;

import io.backhaul.store.MailboxUids;
import io.backhaul.store.MailboxUids.Entry;
import io.backhaul.store.MailboxUids.State;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a mailbox's mails.
 *
 * @param last the highest number that has its receipt
 */
record MailboxView(long last, Map<Long, Entry> known) {

    private static final int GOES_LAST = 2;
    private static final int ODD_MAILS = 3;

    /** The listing begins here: a little below the mark, since a server may show a mail late. */
    long from() {
        return Math.max(1, last - MailboxUids.LOOK_BACK + 1);
    }

    boolean wants(long uid) {
        Entry entry = known.get(uid);
        return entry == null || !entry.rests();
    }

    /** Numbers below the listing that are still to be tried. */
    List<Long> below() {
        return known.values().stream()
                .filter(entry -> entry.uid() < from() && !entry.rests())
                .map(Entry::uid)
                .sorted()
                .toList();
    }

    /** In the order of the mailbox, but one that failed repeatedly lets the others go before it. */
    Comparator<Long> order() {
        return Comparator.<Long, Boolean>comparing(uid -> tries(uid) >= GOES_LAST)
                .thenComparing(uid -> uid);
    }

    private int tries(long uid) {
        return known.containsKey(uid) ? known.get(uid).tries() : 0;
    }

    /** True when so many cannot be fetched that the server is in trouble, and not single mails: then nothing was read to its end. */
    boolean inTrouble() {
        return known.values().stream()
                        .filter(entry -> entry.state() == State.LEFT_OUT)
                        .count()
                > ODD_MAILS;
    }

    /** Mails the hub still counts on fetching: while there are some, the mailbox was not read to its end. */
    Set<Long> failing() {
        return known.values().stream()
                .filter(entry -> entry.state() == State.FAILING)
                .map(Entry::uid)
                .collect(Collectors.toSet());
    }
}
