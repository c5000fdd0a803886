package io.backhaul.partner.mail;

/**
 * What may be believed of our own receiving mail server.
 *
 * @param authservId name it signs its Authentication-Results with, for example {@code mx.backhaul.test}
 * @param fields how many such fields it writes into one mail; only so many, from the top, are its own
 * @param dkim what signatures checked in process count
 */
public record OwnServer(String authservId, int fields, Dkim dkim) {

    /** What a DKIM signature checked in process may prove. */
    public enum Dkim {
        /** Nothing: only the server's word counts, and no key is ever looked up. */
        OFF,
        /** It vouches where the server has looked at the mail and has no DMARC verdict. */
        BESIDE,
        /** The server writes no verdicts: a signature vouches by itself. */
        ALONE
    }

    /** A server that writes one field, and is believed alone. */
    public static OwnServer named(String authservId) {
        return new OwnServer(authservId, 1, Dkim.OFF);
    }
}
