package io.backhaul;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tests of the loop share one hub: an order name, RMA number, credit memo or SKU of two classes would make one class find
 * the other's return, whichever runs first.
 */
class SharedHubNamesTest {

    private static final Path LOOP = Path.of("src", "test", "java", "io", "backhaul", "loop");

    /** Classes that may name what others name, and why. */
    private static final Map<String, String> EXCUSED =
            Map.of("OnboardingInBrowser", "starts a hub of its own on a data directory of its own");

    private static final Pattern ORDER = Pattern.compile("#([A-Z0-9][A-Za-z0-9]*)");
    /** What a supplier calls a return or its credit; the helpers make it of the order's name without its #. */
    private static final Pattern RETURN = Pattern.compile("\\b(?:RMA|CM|IN|GX)-([A-Z0-9]+)\\b");

    private static final String SUPPLIERS = "ACME|SPOCK|GLOBEX|INITECH|ALI|UMBRELLA|TYRELL|WAYNE|STARK|HOOLI|DUPONT";
    private static final Pattern SKU = Pattern.compile("\\b(?:" + SUPPLIERS + ")-[A-Z0-9]+\\b");
    /** The beginning of a SKU that is made of the order's name. */
    private static final Pattern MADE_SKU = Pattern.compile("\"((?:" + SUPPLIERS + ")-)\"");

    @Test
    void everyClassOfTheLoopHasNamesOfItsOwn() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(LOOP)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        assertThat(sources.keySet()).as("the excused exist").containsAll(EXCUSED.keySet());
        sources.keySet().removeAll(EXCUSED.keySet());
        assertThat(clashes(sources)).isEmpty();
    }

    @Test
    void aNameOfTwoClassesIsFoundHoweverItIsWritten() {
        assertThat(clashes(Map.of(
                        "OneIT", "returned(\"#Z1\", item(\"ACME-Z7\")); sku = \"ACME-\" + name;",
                        "TwoIT", "answers(\"Approved. RMA number: RMA-Z1\"); item(\"ACME-Z1\"); item(\"SPOCK-Z7\")",
                        "ThreeIT", "drops(\"GX-Q1;#Q1;ACME-Z7;1;APPROVED\"); fileAbout(\"#Q2\"); line(\"GLOBEX-Q1\")")))
                .containsExactly(
                        "OneIT and ThreeIT both use ACME-Z7: give one of them a name that no other class of the loop uses",
                        "OneIT and TwoIT both use #Z1, RMA-Z1 or CM-Z1: give one of them a name that no other class of"
                                + " the loop uses",
                        "OneIT and TwoIT both use ACME-Z1: give one of them a name that no other class of the loop uses");
    }

    /** @param sources the text of each class, by its name */
    private static List<String> clashes(Map<String, String> sources) {
        Map<String, Set<String>> users = new TreeMap<>();
        sources.forEach((name, text) -> names(text)
                .forEach(n -> users.computeIfAbsent(n, any -> new TreeSet<>()).add(name)));
        return users.entrySet().stream()
                .filter(used -> used.getValue().size() > 1)
                .map(used -> String.join(" and ", used.getValue()) + " both use " + used.getKey()
                        + ": give one of them a name that no other class of the loop uses")
                .sorted()
                .toList();
    }

    private static Set<String> names(String text) {
        Set<String> names = found(SKU, 0, text).collect(Collectors.toCollection(TreeSet::new));
        List<String> orders = found(ORDER, 1, text).toList();
        found(MADE_SKU, 1, text).forEach(prefix -> orders.forEach(order -> names.add(prefix + order)));
        Stream.concat(orders.stream(), found(RETURN, 1, text))
                .forEach(number -> names.add("#" + number + ", RMA-" + number + " or CM-" + number));
        return names;
    }

    private static Stream<String> found(Pattern pattern, int group, String text) {
        return pattern.matcher(text).results().map((MatchResult r) -> r.group(group));
    }
}
