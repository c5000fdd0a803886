package io.backhaul.partner;

/** Finding a refund of ours whose answer was lost. */
public sealed interface RefundLookup {

    /** Ours. */
    record Found(RefundAnswer.Exists refund) implements RefundLookup {}

    /** The gateway shows none of ours. A miss is no proof: what it shows may lag behind. */
    record Miss() implements RefundLookup {}

    /** It could not be looked up, which says nothing about the refund. */
    record Unavailable(String reason) implements RefundLookup {}

    /** It could not be looked up since our credentials are refused, which a person must mend. */
    record Refused(String reason) implements RefundLookup {}

    /** What an answer of this status says that was none to read. */
    static RefundLookup unreadable(int status, String lacking) {
        String reason = "HTTP " + status + (status == 200 ? " " + lacking : "");
        return status == 401 || status == 403 ? new Refused(reason) : new Unavailable(reason);
    }
}
