package io.backhaul.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * What a call for a refund came to (payment facts 4.2). Only the gateway's own word makes a definite answer; everything else
 * is unknown, and unknown money counts as spent.
 */
public sealed interface RefundAnswer {

    /**
     * The gateway has this refund; its status may be anything from pending to failed and is read by the gateway's mapping.
     *
     * @param id the gateway's id of it
     * @param status in the gateway's word
     * @param refund as the gateway shows it
     */
    record Exists(String id, String status, JsonNode refund) implements RefundAnswer {}

    /** Definitely not refunded, and repeating will not change that. */
    record Rejected(String reason) implements RefundAnswer {}

    /** Not refunded yet: the same bytes under the same key again after this time. */
    record Retry(String reason, Duration after) implements RefundAnswer {}

    /**
     * Nobody can tell whether it happened: look it up.
     *
     * @param lookupOnly true when a repetition can say nothing new or could do harm: a stored error that is replayed, a key of
     *     ours with other bytes, a payment that is used up. Otherwise a miss may be followed by the same bytes under the same
     *     key while the gateway still knows the key
     */
    record Unknown(String reason, boolean lookupOnly) implements RefundAnswer {}

    /** Our credentials are refused: this call was not executed, and none will be until a person mends them. */
    record Paused(String reason) implements RefundAnswer {}

    /** Certainly not executed, for a passing reason: the command is as if it had never been sent, and is tried again after this. */
    record NotExecuted(String reason, Duration after) implements RefundAnswer {}

    /** A call without any answer: time-out, connection refused or reset, name not found. */
    static RefundAnswer none(String reason) {
        return new Unknown(reason, false);
    }

    /** {@code Retry-After} in seconds where the gateway says so, else this many. */
    static Duration retryAfter(Map<String, String> headers, long otherwise) {
        return Headers.find(headers, "Retry-After")
                .filter(v -> v.matches("\\d{1,5}"))
                .map(v -> Duration.ofSeconds(Long.parseLong(v)))
                .orElse(Duration.ofSeconds(otherwise));
    }
}
