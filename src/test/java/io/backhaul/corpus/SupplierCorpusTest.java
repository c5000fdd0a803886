package io.backhaul.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.backhaul.corpus.Judge.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every message of the corpus through the hub's own readers: each comes out as what it means, or waits for a person; none
 * comes out as anything else. {@code target/corpus/suppliers.json} holds the figures.
 */
class SupplierCorpusTest {

    private static final Path REPORT = Path.of("target/corpus/suppliers.json");
    private static final int AT_LEAST = 150;

    private record Judged(Sample sample, Outcome outcome, Verdict verdict) {
        @Override
        public String toString() {
            return verdict + " " + sample.name() + ": " + sample.says() + "\n      gives " + outcome.messages() + " "
                    + outcome.reason();
        }
    }

    @Test
    void everyMessageIsRightOrWaitsForAPerson(@TempDir Path scratch) throws IOException {
        SupplierReaders readers = new SupplierReaders(scratch);
        List<Judged> judged = Sample.all().stream()
                .map(sample -> judged(sample, readers.read(sample)))
                .toList();
        report(judged);
        assertThat(judged).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        assertThat(with(judged, Verdict.WRONG)).isEmpty();
    }

    private static Judged judged(Sample sample, Outcome outcome) {
        return new Judged(sample, outcome, Judge.judge(sample, outcome));
    }

    private static List<Judged> with(List<Judged> judged, Verdict verdict) {
        return judged.stream().filter(j -> j.verdict() == verdict).toList();
    }

    private static void report(List<Judged> judged) throws IOException {
        with(judged, Verdict.REVIEW).forEach(System.out::println);
        with(judged, Verdict.WRONG).forEach(System.out::println);
        Map<String, Integer> all = counts(judged);
        System.out.printf(
                "Read without a person, or rightly left to one: %d of %d (%.0f %%), for a person: %d, wrong: %d%n",
                all.get("right"),
                all.get("messages"),
                100.0 * all.get("right") / all.get("messages"),
                all.get("review"),
                all.get("wrong"));
        Map<String, Object> report = new LinkedHashMap<>(all);
        report.put("languages", by(judged, sample -> sample.language()));
        report.put("formats", by(judged, sample -> sample.format()));
        Files.createDirectories(REPORT.getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(REPORT.toFile(), report);
    }

    private static Map<String, Map<String, Integer>> by(List<Judged> judged, Function<Sample, String> what) {
        return judged.stream()
                .collect(Collectors.groupingBy(j -> what.apply(j.sample()), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> counts(e.getValue()), (a, b) -> a, TreeMap::new));
    }

    private static Map<String, Integer> counts(List<Judged> judged) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("messages", judged.size());
        counts.put("right", with(judged, Verdict.RIGHT).size());
        counts.put("review", with(judged, Verdict.REVIEW).size());
        counts.put("wrong", with(judged, Verdict.WRONG).size());
        return counts;
    }
}
