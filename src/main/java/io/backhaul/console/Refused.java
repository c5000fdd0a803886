package io.backhaul.console;

/** The request makes no sense as it stands; the message says why in words for the person who made it. */
public class Refused extends RuntimeException {

    public Refused(String message) {
        super(message);
    }

    public Refused(String message, Throwable cause) {
        super(message, cause);
    }
}
