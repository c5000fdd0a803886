package io.backhaul.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Business time as the hub sees it: real time moved by the offset that the hub keeps in {@code clock-offset} of its data
 * directory (an ISO 8601 duration). Read at each use, so that partners sign and date by it as soon as somebody moves it.
 */
public final class SandboxClock extends Clock {

    private final Path offset;

    /** @param dataDirectory the hub's data directory */
    public SandboxClock(Path dataDirectory) {
        this.offset = dataDirectory.resolve("clock-offset");
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset());
    }

    private Duration offset() {
        try {
            String text = Files.readString(offset).strip();
            return text.isEmpty() ? Duration.ZERO : Duration.parse(text);
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
