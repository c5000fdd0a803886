package io.backhaul.mapping.words;

import java.util.Arrays;
import java.util.Locale;

/** The lists of a phrase book. In the file a name is written in small letters with dashes: {@code refuses-credit}. */
enum Section {
    /** Words that may stand before a verdict that opens a sentence (^). */
    OPENERS_YES,
    OPENERS_NO,
    /** Everyday words of the language: they tell whose sentence it is. */
    KNOWN,
    /** Statements that grant the return, and the bare words for it. */
    ACCEPTS,
    ACCEPTED,
    /** Leave to send the goods back: no grant, and no doubt about one. */
    PERMITS,
    /** Statements that refuse the return, and any words of refusal. */
    DECLINES,
    REFUSED,
    /** Statements that refuse money; they are no refusal of the return. */
    REFUSES_CREDIT,
    ASKS,
    ARRIVED,
    /** They came to somebody else. */
    ARRIVED_NOT,
    INSPECTED,
    /** What becomes of the goods: in a sentence, and as the word after a label or in a table. */
    RESELLABLE,
    RESELLABLE_WORD,
    SCRAP,
    SCRAP_WORD,
    MISSING,
    MISSING_WORD,
    CONFIRMED,
    CONTRADICTED,
    /** A part of the money only. */
    SHARE,
    /** Words for a fault, placed or not. */
    FLAWS,
    /** The customer may keep the goods: as statements, and any words for it. */
    KEEPS,
    KEPT,
    /** What may be kept beside the goods, or keeps them for a while only. */
    KEEPS_NOT,
    /** Words for the goods' state, placed or not. */
    STATE,
    /** The sender takes back what he wrote before. */
    TAKES_BACK,
    AUTOMATIC,
    /** Takes back what it stands with: anywhere, before the verdict, after it, beside a refusal, beside a finding. */
    DOUBT,
    DOUBT_BEFORE,
    DOUBT_AFTER,
    DOUBT_NO,
    /** Makes a refusal no decision; it stays a word of refusal beside a grant. */
    UNSETTLED_NO,
    DOUBT_FACT,
    DOUBT_FINDING,
    /** Money that is only promised. */
    FUTURE,
    /** Begins a sentence that takes back the one before. */
    AFTERTHOUGHT,
    /** A condition, wherever in the mail; not where a courtesy says it. */
    CONDITIONS,
    COURTESIES;

    String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isWords() {
        return this == OPENERS_YES || this == OPENERS_NO || this == KNOWN;
    }

    static Section named(String written) {
        return Arrays.stream(values())
                .filter(section -> section.written().equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no list '" + written + "' in a phrase book"));
    }
}
