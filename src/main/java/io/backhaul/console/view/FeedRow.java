package io.backhaul.console.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A released finance file.
 *
 * @param rows data rows, the header not counted
 * @param createdAt when it was released (UTC), always with three decimals so that texts sort like times
 * @param flavour journal, refunds or supplier-credits
 * @param delivered whether it lies in the finance directory
 */
public record FeedRow(
        String name, int rows, String sha256, String createdAt, String flavour, long sequence, boolean delivered) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static String time(Instant at) {
        return TIME.format(at);
    }
}
