package io.backhaul.partner.edi;

import java.util.Locale;

/**
 * One thing that is wrong in a segment of a transaction set.
 *
 * @param segment its tag; of a missing segment the tag that should be there
 * @param position its place in the set, ST being 1
 * @param segmentCode what is wrong with the segment (code list 720), {@code 8}: something in its elements
 * @param element its place in the segment, 0 when the whole segment is meant
 * @param component its place in the element, 0 when the whole element is meant
 * @param reference number of the element in the standard's dictionary, or null
 * @param elementCode what is wrong with the element (code list 723), or null
 * @param words the same for people
 */
public record X12Error(
        String segment,
        int position,
        String segmentCode,
        int element,
        int component,
        String reference,
        String elementCode,
        String words) {

    /** For example {@code segment 9 (BLI) element 3: invalid character data}. */
    @Override
    public String toString() {
        return "segment " + position + " (" + segment + ")" + (element > 0 ? " element " + element : "") + ": "
                + words.toLowerCase(Locale.ROOT);
    }
}
