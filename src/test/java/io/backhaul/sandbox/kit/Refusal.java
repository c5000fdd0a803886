package io.backhaul.sandbox.kit;

/** A partner (or the control desk) says no: an HTTP status and a text that tells the caller what to change. */
public final class Refusal extends RuntimeException {

    private final int status;

    /**
     * @param status 4xx
     * @param text what is wrong, in one sentence
     */
    public Refusal(int status, String text) {
        super(text);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
