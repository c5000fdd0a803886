package io.backhaul.partner.mail;

/**
 * The words of a mail of ours.
 *
 * @param subject one line, without the mark that brings the answer back
 * @param text plain text
 * @param html the same as HTML without anything that is fetched, or null
 */
public record Letter(String subject, String text, String html) {

    public Letter {
        subject = oneLine(subject);
    }

    /** No partner's or customer's text may start a new line of ours, least of all in a header. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
