package io.backhaul.hub.in;

import io.backhaul.partner.filedrop.FileNames;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.Leases;
import java.io.File;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One supplier's directory as it is polled: by one node at a time, only files that may be touched, and with a mark of how far
 * it was read. A server that is away is one line in the log and a mark with the reason; the next poll is the next try.
 */
public final class SupplierPoll implements PollingConsumerPollStrategy, GenericFileFilter<Object>, ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SupplierPoll.class);

    /** A listing is made before the poll ends: what came in between is not read yet. */
    private static final Duration LISTING = Duration.ofSeconds(2);

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int REMEMBERED = 1000;

    private final SupplierFileChannel channel;
    private final SupplierDrop drop;
    private final ChannelMarks marks;
    private final Leases leases;
    private final Clock clock;
    private final Set<String> untouchable = new HashSet<>();
    private Instant began;
    private int seen;
    private int idle;
    private boolean away;

    SupplierPoll(SupplierFileChannel channel, SupplierDrop drop, ChannelMarks marks, Leases leases, Clock clock) {
        this.channel = channel;
        this.drop = drop;
        this.marks = marks;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        began = clock.instant();
        seen = 0;
        return leases.hold("poll/" + channel.name(), LEASE);
    }

    /** Nothing lay there: everything dropped until shortly before now has been read. What lies there unfinished holds the mark. */
    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polled) {
        if (away) {
            LOG.info("{} is read again", channel.name());
            away = false;
        }
        idle = polled == 0 && seen > 0 ? idle + 1 : 0;
        if (polled == 0 && seen == 0) {
            marks.readThrough(channel.merchant(), channel.name(), began.minus(LISTING));
        } else if (idle > 1) {
            marks.failed(channel.merchant(), channel.name(), seen + " files lie there and are not finished");
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retry, Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (!away) {
            LOG.warn("{} cannot be read and is tried again at every poll: {}", channel.name(), root.toString());
            away = true;
        }
        marks.failed(channel.merchant(), channel.name(), String.valueOf(root.getMessage()));
        return false;
    }

    @Override
    public void handleException(Throwable exception) {
        handleException(null, null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    /** A file that could not be taken is told in a line; that a poll failed was told by {@link #rollback}. */
    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        LOG.atLevel(exchange == null ? Level.DEBUG : Level.WARN)
                .log("{} comes again: {} {}", channel.name(), message, String.valueOf(exception));
    }

    /** Touches only plain visible files, whatever a listing says; a link leads out of the directory. */
    @Override
    public boolean accept(GenericFile<Object> file) {
        String name = file.getFileNameOnly();
        if (file.isDirectory() || FileNames.isUnfinished(name) || isLink(file)) {
            return false;
        }
        if (!FileNames.isSafe(name)) {
            if (untouchable.size() < REMEMBERED && untouchable.add(name)) {
                drop.untouchable(channel.supplier(), name);
            }
            return false;
        }
        seen++;
        return true;
    }

    private static boolean isLink(GenericFile<Object> file) {
        return file.getFile() instanceof File local && Files.isSymbolicLink(local.toPath());
    }
}
