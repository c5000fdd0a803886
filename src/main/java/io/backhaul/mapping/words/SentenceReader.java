package io.backhaul.mapping.words;

import io.backhaul.mapping.words.Finding.Kind;
import io.backhaul.mapping.words.Phrase.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one sentence says in one language. The other languages are asked for doubts only, and only about words this one does
 * not know: {@code approved, aber nur wenn ..} is no approval, while the Dutch {@code of} makes no English sentence doubtful.
 */
final class SentenceReader {

    private static final String NOT_MINE = "\uE001";
    private static final Set<String> NONE = Set.of();
    private static final Pattern CLAUSES = Pattern.compile("[,;:，；：、–—]");

    private final PhraseBook book;
    private final Sentence sentence;
    private final List<String> words;
    private final boolean foreignDoubt;

    SentenceReader(PhraseBook book, List<PhraseBook> all, Sentence sentence) {
        this.book = book;
        this.sentence = sentence;
        this.words = sentence.words();
        this.foreignDoubt = foreignDoubt(book, all, words);
    }

    /** Facts first; what only leaves the verdict open is told when nothing was decided. */
    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        boolean keeps = book.says(Section.KEEPS, words);
        boolean kept = keeps || book.says(Section.KEPT, words);
        boolean noCredit = deniesCredit();
        boolean credit = !kept && refusesCredit();
        boolean declines = !credit && declines();
        boolean accepts = accepts();
        add(found, accepts, Kind.ACCEPTS);
        add(found, declines, Kind.DECLINES);
        add(found, credit, Kind.REFUSES_CREDIT);
        boolean refused = book.says(Section.REFUSED, words);
        add(found, refused && !declines && !credit && !unsureNo(), Kind.REFUSES);
        boolean verdict = book.says(Section.ACCEPTED, words) || !grants().isEmpty();
        add(found, verdict && !accepts && !declines && !credit, Kind.OPEN);
        add(found, book.says(Section.ASKS, words), Kind.ASKS);
        boolean plainly = !foreignDoubt && !sentence.question() && !noCredit && !book.says(Section.KEEPS_NOT, words);
        add(found, keeps && plainly, Kind.KEEPS);
        add(found, kept && !(keeps && plainly), Kind.UNCLEAR_KEEPS);
        add(found, book.says(Section.SHARE, words), Kind.SHARE);
        add(found, book.says(Section.STATE, words), Kind.STATE);
        add(found, book.says(Section.TAKES_BACK, words), Kind.TAKES_BACK);
        add(found, arrived(), Kind.ARRIVED);
        add(found, book.says(Section.INSPECTED, words) && !sentence.question() && !doubtfulFact(words), Kind.INSPECTED);
        return found;
    }

    /** What becomes of the goods and whether the reason was true: counts only beside an arrival or an inspection. */
    List<Finding> results() {
        List<Finding> found = new ArrayList<>();
        boolean flaws = book.says(Section.FLAWS, words);
        if (sentence.question()
                || foreignDoubt
                || book.says(Section.DOUBT_FINDING, words)
                || book.says(Section.CONDITIONS, words)) {
            add(found, flaws, Kind.UNCLEAR_REASON);
            return found;
        }
        boolean scrap = book.says(Section.SCRAP, words);
        boolean resellable = book.says(Section.RESELLABLE, words);
        add(found, scrap, Kind.DISPOSITION, "SCRAP");
        add(found, resellable && !scrap, Kind.DISPOSITION, "RESELLABLE");
        add(found, !scrap && !resellable && book.says(Section.MISSING, words), Kind.DISPOSITION, "MISSING");
        boolean contradicted = book.says(Section.CONTRADICTED, words);
        add(found, contradicted, Kind.REASON, "CONTRADICTED");
        boolean confirmed = !contradicted && book.says(Section.CONFIRMED, words);
        add(found, confirmed, Kind.REASON, "CONFIRMED");
        add(found, flaws && !contradicted && !confirmed, Kind.UNCLEAR_REASON);
        return found;
    }

    boolean promised() {
        return sentence.question() || foreignDoubt || book.says(Section.FUTURE, words);
    }

    boolean isAutomatic() {
        return book.says(Section.AUTOMATIC, words);
    }

    boolean isCondition() {
        boolean afterthought = book.phrases(Section.AFTERTHOUGHT).stream()
                .anyMatch(phrase -> phrase.places(words, NONE).stream().anyMatch(place -> place.from() == 0));
        return afterthought || (book.says(Section.CONDITIONS, words) && !book.says(Section.COURTESIES, words));
    }

    /** Leave to keep the goods, or to send them, is no doubt about the return. */
    private boolean accepts() {
        List<String> rest = without(Section.KEEPS, Section.PERMITS);
        return !sentence.question()
                && !foreignDoubt
                && !book.says(Section.REFUSED, words)
                && !book.says(Section.DOUBT, rest)
                && grants().stream()
                        .anyMatch(place -> !book.says(Section.DOUBT_BEFORE, rest.subList(0, place.to()))
                                && !book.says(Section.DOUBT_AFTER, rest.subList(place.to(), rest.size())));
    }

    /** The sentence with those statements made unreadable, but for the ones with a gap: anything may stand in it. */
    private List<String> without(Section... sections) {
        List<String> rest = new ArrayList<>(words);
        Stream.of(sections)
                .flatMap(section -> book.phrases(section).stream())
                .filter(Phrase::isTight)
                .flatMap(phrase -> phrase.places(words, NONE).stream())
                .forEach(place -> Collections.fill(rest.subList(place.from(), place.to()), NOT_MINE));
        return rest;
    }

    private List<Place> grants() {
        return places(Section.ACCEPTS, Section.OPENERS_YES);
    }

    private boolean declines() {
        return !sentence.question()
                && !foreignDoubt
                && !unsureNo()
                && !book.says(Section.UNSETTLED_NO, words)
                && !places(Section.DECLINES, Section.OPENERS_NO).isEmpty()
                && !alsoAccepts();
    }

    private boolean unsureNo() {
        return book.says(Section.DOUBT_NO, words);
    }

    /** A word of consent that is not part of a refusal: "not approved" is none, "approved, denied" is one. */
    private boolean alsoAccepts() {
        List<Place> refusals = places(Section.REFUSED, Section.OPENERS_NO);
        return book.phrases(Section.ACCEPTED).stream()
                .flatMap(phrase -> phrase.places(words, NONE).stream())
                .anyMatch(yes -> refusals.stream().noneMatch(no -> no.from() < yes.from() && yes.to() <= no.to()));
    }

    private boolean refusesCredit() {
        return !sentence.question() && !foreignDoubt && deniesCredit() && !book.says(Section.DOUBT_NO, words);
    }

    /** Between two commas: "no photos needed, the credit follows" denies none. */
    private boolean deniesCredit() {
        return CLAUSES.splitAsStream(sentence.text())
                .anyMatch(clause -> book.says(Section.REFUSES_CREDIT, Words.of(clause)));
    }

    private boolean arrived() {
        return !sentence.question()
                && !foreignDoubt
                && !book.says(Section.ARRIVED_NOT, words)
                && places(Section.ARRIVED, Section.OPENERS_YES).stream()
                        .anyMatch(place -> !doubtfulFact(words.subList(0, place.to())));
    }

    private boolean doubtfulFact(List<String> part) {
        return foreignDoubt || book.says(Section.DOUBT_FACT, part);
    }

    private List<Place> places(Section section, Section openers) {
        return book.phrases(section).stream()
                .flatMap(phrase -> phrase.places(words, book.words(openers)).stream())
                .toList();
    }

    private static boolean foreignDoubt(PhraseBook book, List<PhraseBook> all, List<String> words) {
        List<String> unknown = words.stream()
                .map(word -> word.equals(Words.NAME) || !book.knows(word) ? word : NOT_MINE)
                .toList();
        return unknown.stream().anyMatch(word -> !word.equals(NOT_MINE) && !word.equals(Words.NAME))
                && all.stream()
                        .filter(other -> other != book)
                        .anyMatch(other -> Stream.of(
                                        Section.DOUBT,
                                        Section.DOUBT_BEFORE,
                                        Section.DOUBT_AFTER,
                                        Section.DOUBT_NO,
                                        Section.FUTURE,
                                        Section.CONDITIONS,
                                        Section.REFUSED)
                                .anyMatch(section -> other.says(section, unknown)));
    }

    private void add(List<Finding> found, boolean said, Kind kind) {
        add(found, said, kind, "");
    }

    private void add(List<Finding> found, boolean said, Kind kind, String value) {
        if (said) {
            found.add(new Finding(kind, value, sentence.text(), sentence.skus(), 0));
        }
    }
}
