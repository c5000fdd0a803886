package io.backhaul.bench;

/**
 * What one word in a column of words is thought to mean.
 *
 * @param word as the supplier writes it, without differences of case and spaces
 * @param column where it stands
 * @param meaning {@link Meaning#ASK} when it is not known
 * @param times how often it was met
 * @param where the first place
 */
public record WordGuess(String word, String column, Meaning meaning, long times, String where) {

    /** Nobody has said yet what it means. */
    public boolean unknown() {
        return meaning == Meaning.ASK;
    }
}
