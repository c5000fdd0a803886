package io.backhaul.hub.settings;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A value that no log, error or page may show; {@link #reveal()} is called where it is used and nowhere else. */
public record Secret(String reveal) {

    public Secret {
        Objects.requireNonNull(reveal, "reveal");
    }

    public byte[] bytes() {
        return reveal.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "hidden";
    }
}
