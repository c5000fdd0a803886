package io.backhaul.hub.settings;

import java.util.List;
import java.util.Optional;

/** Which mailbox a supplier answers to. */
@FunctionalInterface
public interface AnswerBoxes {

    /**
     * The channel of the mailbox.
     *
     * @param merchants whom he supplies
     * @param address the mailbox his passport names, or null for the merchant's first
     * @return for example {@code mail:returns}; empty when his merchants have no such mailbox
     */
    Optional<String> channel(List<String> merchants, String address);

    /** One mailbox for everybody. */
    static AnswerBoxes only(String user) {
        return (merchants, address) -> Optional.of("mail:" + user);
    }
}
