package io.backhaul.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The hub's business clock with an offset that scenarios move forward. The offset lives in {@code <data>/clock-offset}, so it
 * survives a restart and the partners, who date by it, see it in whichever process they run.
 */
final class MovableClock extends Clock {

    private final Path file;
    private final ZoneId zone;
    private volatile Duration offset;

    MovableClock(Path data) {
        this(data.resolve("clock-offset"), ZoneOffset.UTC);
    }

    private MovableClock(Path file, ZoneId zone) {
        this.file = file;
        this.zone = zone;
        this.offset = read(file);
    }

    private static Duration read(Path file) {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves business time forward; never back, since what has happened has happened. */
    synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time moves forward only, not by " + by);
        }
        Duration moved = offset.plus(by);
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(temporary, moved.toString());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        offset = moved;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(file, other);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }
}
