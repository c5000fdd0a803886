package io.backhaul.mapping.words;

import io.backhaul.mapping.words.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a whole text with all books: the sentences, what stands after labels, the tables, and what no book knows. */
final class TextReader {

    private static final int MOST_SENTENCES = 400;
    private static final int MOST_WORDS = 400;
    private static final Pattern PERCENT =
            Pattern.compile("(?<![\\d.,])(?!100(?!\\d))\\d[\\d.,]{0,5}[ \u00A0\u202F]?[%％]|[%％] ?(?!100(?!\\d))\\d");
    private static final Pattern OTHER_SCRIPT = Pattern.compile(
            "[\\p{IsCyrillic}\\p{IsGreek}\\p{IsArabic}\\p{IsHebrew}\\p{IsThai}\\p{IsHangul}\\p{IsHiragana}\\p{IsKatakana}\\p{IsDevanagari}]{2}");

    private final List<PhraseBook> taught;
    private final List<PhraseBook> all;
    private final Labels labels;
    private final List<String> skuPrefixes;

    TextReader(List<PhraseBook> taught, List<PhraseBook> all, Labels labels, List<String> skuPrefixes) {
        this.taught = taught;
        this.all = all;
        this.labels = labels;
        this.skuPrefixes = skuPrefixes;
    }

    List<Finding> read(String text) {
        TableReader tables = new TableReader(taught, labels, skuPrefixes);
        String lines = text + tables.asLines(text);
        Set<String> rmas = Set.copyOf(labels.rmas(lines, skuPrefixes));
        List<Sentence> sentences = Sentence.of(lines, skuPrefixes).stream()
                .map(one -> one.without(rmas))
                .toList();
        if (sentences.size() > MOST_SENTENCES
                || sentences.stream().anyMatch(one -> one.words().size() > MOST_WORDS)) {
            return List.of(Finding.of(Kind.TOO_LONG, "", ""));
        }
        List<Finding> found = new ArrayList<>();
        sentences.forEach(one -> found.addAll(sentence(one)));
        found.addAll(tables.findings(text));
        results(sentences, found);
        found.addAll(labels.addresses(lines));
        found.addAll(leftOut(sentences, found));
        return found.stream().distinct().toList();
    }

    private List<Finding> sentence(Sentence sentence) {
        List<SentenceReader> readers = readers(sentence);
        List<Finding> found = said(readers, sentence);
        PhraseBook own = language(sentence);
        found.addAll(numbers(sentence, own));
        if (readers.stream().anyMatch(SentenceReader::isAutomatic)) {
            found.add(Finding.of(Kind.AUTOMATIC, "", sentence.text()));
        }
        if (own != null && condition(own, sentence)) {
            found.add(Finding.of(Kind.CONDITION, "", sentence.text()));
        }
        if (sentence.question() || (own != null && unsettled(own, sentence))) {
            found.add(Finding.of(Kind.UNSETTLED, "", sentence.text()));
        }
        if (foreign(own, sentence)) {
            found.add(Finding.of(Kind.FOREIGN, "", sentence.text()));
        }
        return found;
    }

    /** What is said of all where a number of pieces is named says too much. */
    private List<Finding> said(List<SentenceReader> readers, Sentence sentence) {
        List<Finding> found = new ArrayList<>();
        readers.forEach(reader -> found.addAll(reader.findings()));
        found.replaceAll(finding -> counted(finding, labels.pieces().in(sentence.text())));
        if (found.stream().noneMatch(TextReader::isVerdict)) {
            return found;
        }
        found.removeIf(finding -> finding.kind() == Kind.OPEN);
        String pieces = labels.pieces().named(sentence.text());
        if (!pieces.isEmpty() && found.stream().noneMatch(finding -> finding.quantity() > 0)) {
            found.add(Finding.of(Kind.LEFT_OUT, pieces, sentence.text()));
        }
        return found;
    }

    private static boolean isVerdict(Finding finding) {
        return finding.kind() == Kind.ACCEPTS || finding.kind() == Kind.DECLINES;
    }

    private static Finding counted(Finding finding, int quantity) {
        return finding.skus().size() == 1
                ? new Finding(finding.kind(), finding.value(), finding.text(), finding.skus(), quantity)
                : finding;
    }

    private List<Finding> numbers(Sentence sentence, PhraseBook own) {
        List<Finding> found = new ArrayList<>();
        String text = sentence.text();
        labels.rmas(text, skuPrefixes).forEach(rma -> found.add(Finding.of(Kind.RMA, rma, text)));
        if (labels.hidesRma(text, skuPrefixes)) {
            found.add(Finding.of(Kind.UNCLEAR_RMA, "", text));
        }
        labels.pos(text).forEach(po -> found.add(Finding.of(Kind.PO, po, text)));
        boolean promised = own == null ? sentence.question() : new SentenceReader(own, all, sentence).promised();
        List<Finding> amounts = Amounts.in(text);
        if (!promised) {
            labels.memos(text).forEach(memo -> found.add(Finding.of(Kind.MEMO, memo, text)));
            found.addAll(amounts);
        }
        if (PERCENT.matcher(text).find() || (promised && !amounts.isEmpty())) {
            found.add(Finding.of(Kind.SHARE, "", text));
        }
        return found;
    }

    /** Half an answer: verdicts on some SKUs, and another one, or some pieces of one, whose verdict was not understood. */
    private static List<Finding> leftOut(List<Sentence> sentences, List<Finding> found) {
        List<Finding> verdicts = found.stream().filter(TextReader::isVerdict).toList();
        Set<String> judged =
                verdicts.stream().flatMap(finding -> finding.skus().stream()).collect(Collectors.toSet());
        Set<String> said = verdicts.stream().map(Finding::text).collect(Collectors.toSet());
        return judged.isEmpty()
                ? List.of()
                : sentences.stream()
                        .flatMap(one -> one.skus().stream()
                                .filter(sku -> !judged.contains(sku) || (counts(one) && !said.contains(one.text())))
                                .map(sku -> Finding.of(Kind.LEFT_OUT, sku, one.text())))
                        .toList();
    }

    private static boolean counts(Sentence sentence) {
        return sentence.words().stream().anyMatch(word -> word.matches("\\d{1,4}"));
    }

    private void results(List<Sentence> sentences, List<Finding> found) {
        List<Finding> labelled = sentences.stream().flatMap(this::labelled).toList();
        boolean context =
                found.stream().anyMatch(finding -> finding.kind() == Kind.ARRIVED || finding.kind() == Kind.INSPECTED);
        List<Finding> told = sentences.stream()
                .flatMap(one -> readers(one).stream())
                .flatMap(reader -> reader.results().stream())
                .filter(result -> context || (result.kind() != Kind.DISPOSITION && !labelled.isEmpty()))
                .toList();
        found.addAll(labelled);
        told.stream()
                .filter(result -> result.kind() != Kind.DISPOSITION || labelled.isEmpty())
                .forEach(found::add);
    }

    /** "Disposition: scrap". Two words, or one nobody has taught, are for a person. */
    private Stream<Finding> labelled(Sentence sentence) {
        return labels.dispositions(sentence.text()).stream().flatMap(word -> {
            List<String> words = Words.of(word);
            List<Finding> meant = Stream.of(Section.RESELLABLE_WORD, Section.SCRAP_WORD, Section.MISSING_WORD)
                    .filter(section -> taught.stream().anyMatch(book -> book.says(section, words)))
                    .map(section -> section.name().replace("_WORD", ""))
                    .map(value -> Finding.of(Kind.DISPOSITION, value, sentence.text()))
                    .toList();
            return meant.isEmpty()
                    ? Stream.of(Finding.of(Kind.UNKNOWN_DISPOSITION, word.strip(), sentence.text()))
                    : meant.stream();
        });
    }

    private boolean condition(PhraseBook own, Sentence sentence) {
        if (new SentenceReader(own, all, sentence).isCondition()) {
            return true;
        }
        List<String> foreign = masked(own, sentence);
        return all.stream().filter(book -> book != own).anyMatch(book -> book.says(Section.CONDITIONS, foreign));
    }

    private static boolean unsettled(PhraseBook own, Sentence sentence) {
        return !own.says(Section.COURTESIES, sentence.words())
                && (own.says(Section.DOUBT, sentence.words()) || own.says(Section.DOUBT_AFTER, sentence.words()));
    }

    private boolean foreign(PhraseBook own, Sentence sentence) {
        if (OTHER_SCRIPT.matcher(sentence.text()).find()) {
            return true;
        }
        List<String> unknown = own == null ? sentence.words() : masked(own, sentence);
        long strange = all.stream()
                .filter(book -> !taught.contains(book))
                .mapToLong(
                        book -> unknown.stream().distinct().filter(book::knows).count())
                .sum();
        return strange >= 2 || (strange == 1 && own == null);
    }

    /** The language most of its words are known to; null when none knows any. */
    private PhraseBook language(Sentence sentence) {
        return taught.stream()
                .filter(book -> known(book, sentence) > 0)
                .max(Comparator.comparingLong(book -> known(book, sentence)))
                .orElse(null);
    }

    private static long known(PhraseBook book, Sentence sentence) {
        return sentence.words().stream().filter(book::knows).count();
    }

    private static List<String> masked(PhraseBook own, Sentence sentence) {
        return sentence.words().stream()
                .map(word -> own.knows(word) ? "\uE001" : word)
                .toList();
    }

    private List<SentenceReader> readers(Sentence sentence) {
        return taught.stream()
                .map(book -> new SentenceReader(book, all, sentence))
                .toList();
    }
}
