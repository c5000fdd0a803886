package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.partner.edi.X12Interchange;
import io.backhaul.partner.edi.X12Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Damaged interchanges: whatever is lost or doubled in one, nothing is read from it that the whole one does not say, and nothing
 * hangs or breaks. {@code -Dx12.mutations=10000 -Dx12.seed=1} for more of them.
 */
class X12MutationsTest {

    private static final int TRIES = Integer.getInteger("x12.mutations", 600);
    private static final long SEED = Long.getLong("x12.seed", System.nanoTime());
    private static final Duration AT_MOST = Duration.ofMinutes(20);

    private final Mappings mappings = new Mappings(Path.of("mappings"));
    private final List<String> samples = samples();
    private final Map<String, List<ObjectNode>> whole = new ConcurrentHashMap<>();

    @Test
    void lostAndDoubledSegmentsAndCutFilesSayNothingNew() {
        Assertions.assertTimeout(
                AT_MOST,
                () -> IntStream.range(0, TRIES).parallel().forEach(i -> {
                    Random random = new Random(SEED + i);
                    String sample = samples.get(random.nextInt(samples.size()));
                    String damaged = damaged(sample, random);
                    assertThat(facts(whole(sample)))
                            .as("seed %d, %s", SEED + i, damaged)
                            .containsAll(facts(read(damaged)));
                }));
    }

    /** A changed byte may be another answer; but no more answers, and no other amount where lines prove the sum. */
    @Test
    void changedBytesBreakNothingAndNeverChangeAnAmountThatItsLinesProve() {
        Assertions.assertTimeout(
                AT_MOST,
                () -> IntStream.range(0, TRIES).parallel().forEach(i -> {
                    Random random = new Random(SEED - i);
                    String sample = samples.get(random.nextInt(samples.size()));
                    String changed = changed(sample, random);
                    List<ObjectNode> read = read(changed);
                    assertThat(read)
                            .as("seed %d, %s", SEED - i, changed)
                            .hasSizeLessThanOrEqualTo(whole(sample).size());
                    if (sample.contains("CDD*")) {
                        assertThat(credited(read))
                                .as("seed %d, %s", SEED - i, changed)
                                .isIn(BigDecimal.ZERO, credited(whole(sample)));
                    }
                }));
    }

    /** A cut, or one segment lost or there twice. */
    private static String damaged(String sample, Random random) {
        if (random.nextInt(3) == 0) {
            return sample.substring(0, random.nextInt(sample.length() - 2));
        }
        List<String> segments = new ArrayList<>(List.of(sample.split("(?<=~\n)")));
        int one = random.nextInt(segments.size());
        if (random.nextBoolean()) {
            segments.remove(one);
        } else {
            segments.add(one, segments.get(one));
        }
        return String.join("", segments);
    }

    private static String changed(String sample, Random random) {
        StringBuilder text = new StringBuilder(sample);
        int at = random.nextInt(text.length());
        char sign =
                random.nextInt(4) == 0 ? (char) random.nextInt(256) : "0123456789*~>ABCR\n ".charAt(random.nextInt(19));
        switch (random.nextInt(3)) {
            case 0 -> text.setCharAt(at, sign);
            case 1 -> text.insert(at, sign);
            default -> text.deleteCharAt(at);
        }
        return text.toString();
    }

    private static Set<String> facts(List<ObjectNode> messages) {
        return messages.stream().map(ObjectNode::toString).collect(Collectors.toSet());
    }

    /** What an undamaged sample says, read once: on a busy machine a mapping may run out of its time. */
    private List<ObjectNode> whole(String sample) {
        return whole.computeIfAbsent(
                sample, text -> await("the sample is read").until(() -> read(text), m -> !m.isEmpty()));
    }

    private static BigDecimal credited(List<ObjectNode> messages) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode message : messages) {
            if (message.has("amount")) {
                sum = sum.add(new BigDecimal(message.get("amount").get("amount").asText()));
            }
        }
        return sum;
    }

    private List<ObjectNode> read(String text) {
        List<ObjectNode> messages = new ArrayList<>();
        try {
            X12Reader.read(text.getBytes(StandardCharsets.ISO_8859_1), "f.edi").stream()
                    .map(X12Interchange::taken)
                    .flatMap(List::stream)
                    .filter(set -> Set.of("180", "812").contains(set.set()))
                    .forEach(set -> messages.addAll(mappings.apply("x12/answers", set.input("initech", null))));
        } catch (UnreadableMessage e) {
            return messages; // what could be read before counts all the same
        }
        return messages;
    }

    /** Those that lead to messages, in the usual delimiters. */
    private static List<String> samples() {
        try (Stream<Path> files = Files.list(Path.of("mappings", "x12", "samples"))) {
            return files.map(Path::toString)
                    .filter(f -> f.endsWith(".expected.json"))
                    .map(f -> Path.of(f.replace(".expected.json", ".edi")))
                    .map(X12MutationsTest::text)
                    .filter(text -> text.startsWith("ISA*") && (text.contains("ST*180") || text.contains("ST*812")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
