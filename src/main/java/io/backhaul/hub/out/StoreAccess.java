package io.backhaul.hub.out;

import io.backhaul.hub.settings.StoreConfig;

/** Whether a store takes our calls, and with which token. */
public interface StoreAccess {

    /**
     * The token for the next call.
     *
     * @param refused the token that the store has just refused, or null
     * @throws NoAccess when nothing can be called now
     */
    String token(StoreConfig store, String refused) throws NoAccess;

    /** A call was answered with 401 although its token was new, or no other is to be had. */
    void refused(StoreConfig store, String words);

    /** A call went through. */
    void worked(StoreConfig store);

    /** The store cannot be called; nothing was sent. */
    final class NoAccess extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean definite;

        NoAccess(boolean definite, String why) {
            super(why);
            this.definite = definite;
        }

        /** Whether the store, or a person, has to change something; otherwise it is only a matter of time. */
        public boolean isDefinite() {
            return definite;
        }
    }
}
