package io.backhaul.sandbox.kit;

import java.time.Duration;

/**
 * How a webhook is brought to the hub.
 *
 * @param copies how often it comes, each copy by itself
 * @param within each copy leaves at a random moment within this time, so that none keeps its place
 * @param retries tries after the first that failed, at growing pauses
 * @param over time over which they are spread; what fails then is lost
 */
public record Course(int copies, Duration within, int retries, Duration over) {

    /** The pause before a retry: each twice as long as the one before, all of them together {@code over}. */
    Duration pause(int retry) {
        double parts = Math.pow(2, retries) - 1;
        return Duration.ofMillis(Math.round(over.toMillis() * Math.pow(2, retry - 1) / parts));
    }
}
