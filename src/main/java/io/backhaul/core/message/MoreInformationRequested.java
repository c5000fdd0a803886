package io.backhaul.core.message;

import java.util.Objects;

/**
 * The supplier wants more before he answers: photos, a picture, details (X12 1294 PR, MI).
 *
 * @param envelope what every message carries
 * @param supplier who asks
 * @param wanted what he wants
 */
public record MoreInformationRequested(Envelope envelope, String supplier, String wanted) implements ReturnMessage {

    public MoreInformationRequested {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(supplier, "supplier");
    }
}
