package io.backhaul.console;

import java.util.Optional;
import java.util.UUID;

/** What a person may do for the privacy of customers. */
public interface Privacy {

    /**
     * How else the customer is known: by this he is found in deliveries that belong to no return, or to several.
     *
     * @param email his address, or null
     * @param phone his number, or null
     * @param name his whole name, or null
     */
    record Customer(String email, String phone, String name) {}

    /**
     * Asks to erase what is kept of the customer of a return, with all returns of the same order; done soon, not yet.
     *
     * @return id of the delivery that carries the request, under which it is found among the messages
     * @throws Unknown when there is no such case
     */
    UUID erase(String merchant, UUID caseId, String by, Customer known);

    /** The file in which a customer can see what is kept of him; empty when there is none any more. */
    Optional<byte[]> file(String merchant, UUID request);

    /** The customer has it: the file is removed and its task is closed. */
    void handedOver(String merchant, UUID request, String by);
}
