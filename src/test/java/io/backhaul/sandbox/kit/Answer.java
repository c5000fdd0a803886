package io.backhaul.sandbox.kit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a partner sends back.
 *
 * @param delay how long it holds the line before that
 * @param hangUp the connection is closed instead of answered
 */
public record Answer(
        int status, String type, byte[] body, Map<String, String> headers, Duration delay, boolean hangUp) {

    /** 200 with JSON. */
    public static Answer json(Object document) {
        return json(200, document);
    }

    /** JSON with that status. */
    public static Answer json(int status, Object document) {
        return bytes(status, "application/json", Json.bytes(document));
    }

    /** Bytes of that media type. */
    public static Answer bytes(int status, String type, byte[] body) {
        return new Answer(status, type, body, Map.of(), Duration.ZERO, false);
    }

    /** Plain text. */
    public static Answer text(int status, String type, String text) {
        return bytes(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The control desk's own form of an error. */
    public static Answer error(int status, String text) {
        return json(status, Map.of("error", text));
    }

    /** No answer: the line is held so long and then closed. */
    public static Answer hangUp(Duration delay) {
        return new Answer(0, "", new byte[0], Map.of(), delay, true);
    }

    /** The same answer with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, body, more, delay, hangUp);
    }

    /** The same answer, later. */
    public Answer after(Duration pause) {
        return new Answer(status, type, body, headers, pause, hangUp);
    }
}
