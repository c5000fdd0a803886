package io.backhaul.partner.shopify;

/** Text that must fit: cut between words, never through a character, and it shows that something is missing. */
final class Cut {

    private static final String MORE = " ...";

    private Cut() {}

    /** The text, or as many whole words of it as fit into so many characters. */
    static String at(int most, String text) {
        if (text.length() <= most) {
            return text;
        }
        int room = most - MORE.length();
        int space = text.lastIndexOf(' ', room);
        int end = space > room / 2 ? space : room;
        boolean halfACharacter = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, halfACharacter ? end - 1 : end).stripTrailing() + MORE;
    }
}
