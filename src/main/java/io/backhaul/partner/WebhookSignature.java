package io.backhaul.partner;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How one partner proves that a webhook is his. */
@FunctionalInterface
public interface WebhookSignature {

    /**
     * Checks a delivery before anything of it is parsed.
     *
     * @param headers HTTP headers, names in any case
     * @param body the raw bytes as they came; a re-serialised body never verifies
     * @param secrets every secret that may have signed (two during a rotation); blank ones are passed over, none means
     *     {@link SignatureCheck#WRONG}
     * @param now the hub's time, for partners that sign a time
     */
    SignatureCheck check(Map<String, String> headers, byte[] body, List<String> secrets, Instant now);
}
