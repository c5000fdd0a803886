package io.backhaul.core.policy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Where a supplier wants goods back, as agreed with him (rows S118, S125). An address nobody confirmed sends no parcel on its
 * way (row S126).
 *
 * @param text the address on one line
 * @param department the department or dock, or null
 * @param confirmedOn when he confirmed it, or null
 */
public record ReturnAddress(String text, String department, LocalDate confirmedOn) {

    public ReturnAddress {
        Objects.requireNonNull(text, "text");
    }

    public boolean confirmed() {
        return confirmedOn != null;
    }

    /** As it stands on a label. */
    public String onLabel() {
        return department == null ? text : department + ", " + text;
    }

    /**
     * True when these words mean this address: they end with it word for word, and nothing stands before it but what belongs to
     * the department or to the supplier's name.
     *
     * @param owner the supplier's name
     */
    public boolean isMeantBy(String words, String owner) {
        List<String> named = words(words);
        List<String> place = words(text);
        int lead = named.size() - place.size();
        if (lead < 0 || !named.subList(lead, named.size()).equals(place)) {
            return false;
        }
        Set<String> expected = new HashSet<>(words(department == null ? "" : department));
        expected.addAll(words(owner == null ? "" : owner));
        return expected.containsAll(named.subList(0, lead));
    }

    /** True when two ways of writing are the same address: case, punctuation and line breaks do not count. */
    public static boolean same(String one, String other) {
        return words(one).equals(words(other));
    }

    private static List<String> words(String address) {
        String plain = Normalizer.normalize(address, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
