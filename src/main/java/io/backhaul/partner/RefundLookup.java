package io.backhaul.partner;

/** Finding a refund of ours whose answer was lost. */
public sealed interface RefundLookup {

    /** Ours. */
    record Found(RefundAnswer.Exists refund) implements RefundLookup {}

    /** The gateway shows none of ours. A miss is no proof: what it shows may lag behind. */
    record Miss() implements RefundLookup {}

    /** It could not be looked up, which says nothing about the refund. */
    record Unavailable(String reason) implements RefundLookup {}
}
