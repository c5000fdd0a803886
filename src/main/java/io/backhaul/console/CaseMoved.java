package io.backhaul.console;

/** The case changed after the person looked at it: nothing was decided, look again. */
public class CaseMoved extends RuntimeException {

    public CaseMoved(long seen, long now) {
        super("The case has moved on since you saw it (you saw version " + seen + ", it is now at " + now
                + "). Nothing was changed; look again and decide.");
    }
}
