package io.backhaul.partner.mail;

/**
 * Whether a mail is really the supplier's. An untrusted mail may inform, but never authorises and never moves money.
 *
 * @param trusted true when it is
 * @param reason what that rests on, in words for the review queue
 */
public record Trust(boolean trusted, String reason) {

    static Trust yes(String reason) {
        return new Trust(true, reason);
    }

    static Trust no(String reason) {
        return new Trust(false, reason);
    }
}
