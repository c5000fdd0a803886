package io.backhaul.mapping.words;

import java.util.Collection;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many pieces a text speaks of: {@code Menge: 2}, {@code 2 Stück}, {@code x2}, {@code two units}. */
final class Pieces {

    /** Labels of a book beside which pieces are counted; they head no column. */
    static final Set<String> WORDS = Set.of("pieces", "pieces-not", "few");

    private static final String NO_LETTER = "(?<![\\p{L}&&[^\\p{IsHan}]])";

    private final Pattern labelled;
    private final Pattern counted;
    private final Pattern spelled;

    Pieces(Collection<PhraseBook> books) {
        String quantity = Labels.any(books, "quantity");
        String piece = "(?!" + Labels.any(books, "pieces-not") + ")(?:" + quantity + "|" + Labels.any(books, "pieces")
                + ")(?![\\p{L}\\d&&[^\\p{IsHan}]])";
        labelled = Pattern.compile(
                "(?iu)(?<![\\p{L}\\d])(?:" + quantity + ")[ \u00A0]?[:：]?[ \u00A0]{0,3}([1-9]\\d{0,4})(?![\\d.,]?\\d)");
        counted = Pattern.compile("(?iu)" + NO_LETTER + "(?<![\\d.,/-])([1-9]\\d{0,3})[ \u00A0]?(?:[x×](?![\\p{L}\\d])|"
                + piece + ")|(?<![\\p{L}\\d])[x×][ \u00A0]?([1-9]\\d{0,3})(?![\\d.,]?[\\d\\p{L}])");
        spelled = Pattern.compile("(?iu)" + NO_LETTER + "(?:" + Labels.any(books, "few") + ") ?" + piece);
    }

    /** 0 when no number of pieces is named, or several. */
    int in(String text) {
        Set<String> numbers = Stream.of(labelled, counted)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(Pieces::number)
                .collect(Collectors.toSet());
        return numbers.size() == 1 ? Integer.parseInt(numbers.iterator().next()) : 0;
    }

    /** The first words that name pieces, or empty text. */
    String named(String text) {
        return Stream.of(labelled, counted, spelled)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(MatchResult::group)
                .findFirst()
                .orElse("");
    }

    private static String number(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }
}
