package io.backhaul.mapping;

/**
 * A partner's message cannot be turned into canonical messages: where, and why, in words an operator can act on. The
 * original stays kept; the message goes to review. What it quotes of the partner is shown as one line, escape codes and all.
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
        super(OneLine.of(where + ": " + reason), cause);
        this.where = OneLine.of(where);
        this.reason = OneLine.of(reason);
    }

    /** The same trouble, told with the place in the partner's own file: {@code rma.csv line 3: ... (mappings/..)}. */
    public UnreadableMessage at(String position) {
        return new UnreadableMessage(position, reason + " (" + where + ")", this);
    }

    /** The same for what is said of a part of a message while others go through. */
    public static String shown(String problem) {
        return OneLine.of(problem);
    }

    public String where() {
        return where;
    }

    public String reason() {
        return reason;
    }
}
