package io.backhaul.partner.mail;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words whose letters come from alphabets that look alike: what a person reads there is not what stands there. */
final class MixedAlphabets {

    private static final Set<UnicodeScript> LOOK_ALIKE =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.ARMENIAN);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{2,100}");

    private MixedAlphabets() {}

    /** The first such word. */
    static Optional<String> in(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(MixedAlphabets::mixes)
                .findFirst();
    }

    private static boolean mixes(String word) {
        return word.codePoints()
                        .mapToObj(UnicodeScript::of)
                        .filter(LOOK_ALIKE::contains)
                        .collect(Collectors.toSet())
                        .size()
                > 1;
    }
}
