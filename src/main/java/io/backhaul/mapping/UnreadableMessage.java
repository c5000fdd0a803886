package io.backhaul.mapping;

/**
 * A partner's message cannot be turned into canonical messages: where, and why, in words an operator can act on. The
 * original stays kept; the message goes to review.
 */
public final class UnreadableMessage extends RuntimeException {

    private final String where;
    private final String reason;

    /**
     * @param where file, line, segment, field or mapping the trouble is in, for example {@code rma.csv line 3}
     * @param reason what is wrong, without personal data
     */
    public UnreadableMessage(String where, String reason) {
        this(where, reason, null);
    }

    public UnreadableMessage(String where, String reason, Throwable cause) {
        super(where + ": " + reason, cause);
        this.where = where;
        this.reason = reason;
    }

    /** The same trouble, told with the place in the partner's own file: {@code rma.csv line 3: ... (mappings/..)}. */
    public UnreadableMessage at(String position) {
        return new UnreadableMessage(position, reason + " (" + where + ")", this);
    }

    public String where() {
        return where;
    }

    public String reason() {
        return reason;
    }
}
