package io.backhaul.mapping.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One line of a phrase book, matched word by word; no regular expression, so nothing in a mail can make it slow.
 *
 * <pre>
 * approved|granted       one of these words         approv~     a word that begins so      ~n't   that ends so
 * &lt;return&gt;               one of the group "return"  (now)       may stand here             ..     up to eight words
 * ^ approved             only opening words before  &lt;number&gt;    a number                   &lt;name&gt; a name, as RMA-7
 * a b &amp; c d              both, in any order         a ! b       a, and b nowhere
 * </pre>
 */
final class Phrase {

    private static final int GAP = 8;

    /** Where a phrase stands in a sentence: from the first word, up to and without the last. */
    record Place(int from, int to) {}

    /**
     * @param needs words without one of which it stands nowhere; empty when that cannot be told. Most phrases are ruled out by
     *     them, and a long mail is read in a moment
     */
    private record Part(boolean opens, List<Piece> pieces, Set<String> needs) {}

    private interface Piece {
        BitSet after(List<String> words, BitSet from);

        default Set<String> needs() {
            return Set.of();
        }
    }

    private record OneWord(Set<String> spellings) implements Piece {

        @Override
        public BitSet after(List<String> words, BitSet from) {
            return single(spellings::contains).after(words, from);
        }

        @Override
        public Set<String> needs() {
            return spellings;
        }
    }

    private record Choice(List<List<Piece>> ways, Set<String> needs) implements Piece {

        @Override
        public BitSet after(List<String> words, BitSet from) {
            BitSet to = new BitSet();
            ways.forEach(way -> to.or(run(way, words, from)));
            return to;
        }
    }

    private final List<Part> wanted = new ArrayList<>();
    private final List<Part> unwanted = new ArrayList<>();

    private final boolean tight;

    private Phrase(boolean tight) {
        this.tight = tight;
    }

    /** @throws IllegalArgumentException when the line names a group that does not exist, or says nothing */
    static Phrase of(String line, Map<String, List<String>> groups, Set<String> bookWords) {
        Phrase phrase = new Phrase(!line.contains(".."));
        Compiler compiler = new Compiler(groups, bookWords);
        String[] sides = line.split("(?:^|\\s)!\\s", 2);
        Stream.of(sides[0].split("\\s&\\s")).forEach(part -> phrase.wanted.add(compiler.part(part)));
        if (sides.length == 2) {
            Stream.of(sides[1].split("\\s!\\s")).forEach(part -> phrase.unwanted.add(compiler.part(part)));
        }
        return phrase;
    }

    /** Whether no gap stands in it: then its place holds nothing but its own words. */
    boolean isTight() {
        return tight;
    }

    boolean in(List<String> words, Set<String> openers) {
        return !places(words, openers).isEmpty();
    }

    boolean in(List<String> words) {
        return in(words, Set.of());
    }

    /** Where the first part stands, if the others stand somewhere too. */
    List<Place> places(List<String> words, Set<String> openers) {
        for (Part part : wanted.subList(1, wanted.size())) {
            if (places(part, words, openers).isEmpty()) {
                return List.of();
            }
        }
        List<Place> found = places(wanted.get(0), words, openers);
        return !found.isEmpty()
                        && unwanted.stream()
                                .anyMatch(part -> !places(part, words, openers).isEmpty())
                ? List.of()
                : found;
    }

    private static List<Place> places(Part part, List<String> words, Set<String> openers) {
        List<Place> found = new ArrayList<>();
        if (!part.needs().isEmpty() && Collections.disjoint(part.needs(), words)) {
            return found;
        }
        BitSet anywhere = new BitSet();
        anywhere.set(0, words.size());
        if (run(part.pieces(), words, anywhere).isEmpty()) {
            return found;
        }
        for (int from = 0; from < words.size(); from++) {
            BitSet ends = run(part.pieces(), words, only(from));
            int place = from;
            ends.stream().filter(to -> to > place).forEach(to -> found.add(new Place(place, to)));
            if (part.opens()
                    && !openers.contains(words.get(from))
                    && !words.get(from).equals(Words.NAME)) {
                break;
            }
        }
        return found;
    }

    private static BitSet run(List<Piece> pieces, List<String> words, BitSet from) {
        BitSet at = from;
        for (Piece piece : pieces) {
            if (at.isEmpty()) {
                break;
            }
            at = piece.after(words, at);
        }
        return at;
    }

    private static BitSet only(int position) {
        BitSet set = new BitSet();
        set.set(position);
        return set;
    }

    private static Piece single(Predicate<String> test) {
        return (words, from) -> {
            BitSet to = new BitSet();
            from.stream()
                    .filter(at -> at < words.size() && test.test(words.get(at)))
                    .forEach(at -> to.set(at + 1));
            return to;
        };
    }

    private static Piece choice(List<List<Piece>> ways) {
        Set<String> all = new HashSet<>();
        for (List<Piece> way : ways) {
            Set<String> needs = needs(way);
            if (needs.isEmpty()) {
                return new Choice(ways, Set.of());
            }
            all.addAll(needs);
        }
        return new Choice(ways, all);
    }

    private static Set<String> needs(List<Piece> pieces) {
        return pieces.stream()
                .map(Piece::needs)
                .filter(needs -> !needs.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    private static BitSet gap(List<String> words, BitSet from) {
        BitSet to = new BitSet();
        from.stream().forEach(at -> to.set(at, Math.min(words.size(), at + GAP) + 1));
        return to;
    }

    /** Reads one line with the groups and all words of its book. */
    private record Compiler(Map<String, List<String>> groups, Set<String> bookWords) {

        Part part(String text) {
            String body = text.strip();
            boolean opens = body.startsWith("^");
            List<Piece> pieces = pieces(opens ? body.substring(1) : body);
            if (pieces.isEmpty()) {
                throw new IllegalArgumentException("a phrase without words: '" + text + "'");
            }
            return new Part(opens, pieces, needs(pieces));
        }

        private List<Piece> pieces(String text) {
            List<Piece> pieces = new ArrayList<>();
            for (String token : text.strip().split("\\s+")) {
                boolean optional = token.startsWith("(") && token.endsWith(")");
                Piece piece = piece(optional ? token.substring(1, token.length() - 1) : token);
                pieces.add(optional ? choice(List.of(List.of(piece), List.of())) : piece);
            }
            return pieces;
        }

        private Piece piece(String token) {
            if (token.equals("..")) {
                return Phrase::gap;
            } else if (token.startsWith("<") && token.endsWith(">")) {
                String name = token.substring(1, token.length() - 1);
                if (name.equals("name") || name.equals("number")) {
                    return single(name.equals("name") ? Words.NAME::equals : word -> Character.isDigit(word.charAt(0)));
                }
                List<String> lines = Optional.ofNullable(groups.get(name))
                        .orElseThrow(() -> new IllegalArgumentException("no group <" + name + ">"));
                return choice(lines.stream().map(line -> pieces(line)).toList());
            }
            return choice(Stream.of(token.split("\\|"))
                    .map(one -> one.startsWith("<") ? List.of(piece(one)) : word(one))
                    .toList());
        }

        private List<Piece> word(String text) {
            List<String> parts = Words.of(text.replace("~", ""));
            List<Piece> pieces = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                boolean first = i == 0 && text.startsWith("~");
                boolean last = i == parts.size() - 1 && text.endsWith("~");
                Set<String> spellings = Words.spellings(parts.get(i), bookWords);
                if (last) {
                    pieces.add(single(word -> spellings.stream().anyMatch(word::startsWith)));
                } else {
                    pieces.add(
                            first
                                    ? single(word -> spellings.stream().anyMatch(word::endsWith))
                                    : new OneWord(spellings));
                }
            }
            return pieces;
        }
    }
}
