package io.backhaul.core.message;

import java.util.Objects;

/** A file that proves something (photo, video, document): kept unchanged, named by its SHA-256 (rows S7, S153, S223). */
public record Evidence(Kind kind, String sha256, String name, long size) {

    /** Closed list of evidence kinds. */
    public enum Kind {
        PHOTO,
        VIDEO,
        DOCUMENT
    }

    public Evidence {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sha256, "sha256");
    }
}
