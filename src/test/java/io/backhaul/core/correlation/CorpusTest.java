package io.backhaul.core.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.fixture.Row;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The labelled corpus: what becomes of every message, who stands first, and that nothing is ever linked to a wrong return. */
class CorpusTest {

    static Stream<Pair> pairs() {
        return Pair.corpus().stream();
    }

    @Row({"N6", "S40", "S41", "S47", "S155", "S158", "S216"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void everyMessageIsAppliedAskedWaitedForOrDivided(Pair pair) {
        Pair.Told told = pair.tell();

        assertThat(told.word()).as("%s", told.handled()).isEqualTo(pair.becomes());
        if (told.handled() instanceof Handled.Applied applied) {
            assertThat(applied.caseId()).isEqualTo(told.cases().get(pair.right()));
        }
    }

    @Row("N6")
    @Test
    void nothingIsLinkedWronglyAndTheRightReturnStandsFirst() {
        Map<Pair, Pair.Told> all = Pair.corpus().stream().collect(Collectors.toMap(Function.identity(), Pair::tell));
        List<Map.Entry<Pair, Pair.Told>> asked = all.entrySet().stream()
                .filter(e -> !e.getKey().right().equals("-") && e.getValue().handled() instanceof Handled.Review)
                .toList();
        long wrong = all.entrySet().stream()
                .filter(e -> e.getValue().handled() instanceof Handled.Applied applied
                        && !applied.caseId()
                                .equals(e.getValue().cases().get(e.getKey().right())))
                .count();
        long first = asked.stream().filter(CorpusTest::rightFirst).count();
        System.out.printf(
                "%d pairs, %d wrong automatic links; right return first in %d of %d asked%n",
                all.size(), wrong, first, asked.size());
        for (int threshold = Likeness.LIKELY; threshold <= 95; threshold += 10) {
            print(threshold, all, asked.size());
        }

        assertThat(all).hasSizeGreaterThanOrEqualTo(80);
        assertThat(wrong).isZero();
        assertThat(asked.stream()
                        .filter(e -> !rightFirst(e))
                        .map(e -> e.getKey() + " " + e.getValue().candidates()))
                .hasSizeLessThanOrEqualTo(asked.size() / 10);
    }

    /** What linking from this score on would give: the reason why no likeness links by itself. */
    private static void print(int threshold, Map<Pair, Pair.Told> all, int wanted) {
        List<Map.Entry<Pair, Pair.Told>> above = all.entrySet().stream()
                .filter(e -> !e.getValue().candidates().isEmpty()
                        && e.getValue().candidates().get(0).score() >= threshold)
                .toList();
        long right = above.stream().filter(CorpusTest::rightFirst).count();
        System.out.printf(
                "score >= %d: precision %.2f, recall %.2f%n",
                threshold, above.isEmpty() ? 1.0 : (double) right / above.size(), (double) right / wanted);
    }

    private static boolean rightFirst(Map.Entry<Pair, Pair.Told> e) {
        List<Lookalike> candidates = e.getValue().candidates();
        return !candidates.isEmpty()
                && candidates
                        .get(0)
                        .caseId()
                        .equals(e.getValue().cases().get(e.getKey().right()));
    }
}
