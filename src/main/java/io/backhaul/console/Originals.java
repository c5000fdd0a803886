package io.backhaul.console;

import java.util.Optional;
import java.util.UUID;

/** The original bytes of what partners sent, as they came. */
public interface Originals {

    /** The original of a receipt; empty when there is none or when it was erased. */
    Optional<Original> find(String merchant, UUID receiptId);

    /**
     * An original.
     *
     * @param contentType what the sender said it is; never to be believed by a browser
     */
    record Original(String contentType, byte[] bytes) {}
}
