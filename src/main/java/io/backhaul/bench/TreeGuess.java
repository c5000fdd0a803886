package io.backhaul.bench;

import io.backhaul.bench.Draft.Format;
import io.backhaul.mapping.CsvRow;
import io.backhaul.mapping.FileFormat;
import io.backhaul.mapping.TreeWays;
import io.backhaul.mapping.UnreadableMessage;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which things of a tree are its rows: each that may be is tried with the hub's reader, and the one whose rows say most is taken. */
final class TreeGuess {

    private static final System.Logger LOG = System.getLogger(TreeGuess.class.getName());
    private static final String TWICE = " is there twice";
    private static final int LOOKED_AT = 5;
    private static final int TRIED = 8;

    private final Sample.Kind kind;
    private final List<Sample> samples;
    private final Map<String, Integer> things = new LinkedHashMap<>();
    private final List<Sample> readable = new ArrayList<>();
    private final Set<String> values = new LinkedHashSet<>();

    private TreeGuess(List<Sample> samples, Sample.Kind kind) {
        this.kind = kind;
        this.samples = samples.stream().filter(s -> s.kind() == kind).toList();
    }

    /**
     * How a thing does as a row.
     *
     * @param fields that its rows have, each once
     * @param own how many of them stand within it
     * @param shared whether an amount around it would be said of each
     */
    private record Tried(String rows, int fields, boolean repeated, int own, int depth, boolean shared) {}

    private static final Comparator<Tried> BEST = Comparator.comparing((Tried tried) -> !tried.shared())
            .thenComparing(Tried::fields)
            .thenComparing(Tried::repeated)
            .thenComparing(tried -> tried.own() >= 2)
            .thenComparing(Tried::depth)
            .thenComparing(Tried::own);

    /** The way to the rows of all these; empty where nothing can be read. */
    static String rows(List<Sample> samples, Sample.Kind kind) {
        TreeGuess guess = new TreeGuess(samples, kind);
        guess.look();
        return guess.things.keySet().stream()
                .sorted(Comparator.comparing((String way) -> guess.things.get(way) > 1)
                        .thenComparing(way -> guess.own(way).size())
                        .reversed())
                .limit(TRIED)
                .map(guess::tried)
                .max(BEST)
                .map(Tried::rows)
                .orElse("");
    }

    /** The ways to all values of one file: from its rows, and from the root for what stands around them. */
    static Layout layout(Sample sample, Sample.Kind kind, String rows) {
        List<String> ways = ways(Tables.ways(sample).values(), kind, rows);
        return new Layout(kind, Format.rows(rows), true, ways, 0);
    }

    private static List<String> ways(Set<String> values, Sample.Kind kind, String rows) {
        String separator = kind == Sample.Kind.XML ? "/" : ".";
        List<String> ways = new ArrayList<>();
        for (String way : values) {
            if (way.equals(rows)) {
                ways.add(".");
            } else if (rows.isEmpty() || way.startsWith(rows + separator)) {
                ways.add(way.substring(rows.isEmpty() ? 0 : rows.length() + 1));
            } else {
                ways.add((kind == Sample.Kind.XML ? "/" : "$.") + way);
            }
        }
        return ways;
    }

    private void look() {
        for (Sample sample : samples.subList(0, Math.min(samples.size(), LOOKED_AT))) {
            try {
                TreeWays ways = Tables.ways(sample);
                ways.things().forEach((way, beside) -> things.merge(way, beside, Math::max));
                values.addAll(ways.values());
                readable.add(sample);
            } catch (UnreadableMessage broken) {
                LOG.log(Level.DEBUG, () -> "Not looked at, its replay says why: " + broken.getMessage());
            }
        }
    }

    private Set<Field> own(String rows) {
        return fields(
                ways(values, kind, rows).stream().filter(way -> !isAround(way)).toList());
    }

    private static boolean isAround(String way) {
        return way.startsWith("/") || way.startsWith("$.");
    }

    private static Set<Field> fields(List<String> ways) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        ways.forEach(way -> Arrays.stream(Field.values())
                .filter(field -> field.isRead() && TreeNames.fit(field, way) == 100)
                .forEach(fields::add));
        return fields;
    }

    /** What the hub's reader makes of all values when these are the rows. */
    private Tried tried(String rows) {
        List<String> ways = ways(values, kind, rows);
        Layout layout = new Layout(kind, Format.rows(rows), true, ways, 0);
        FileFormat format = FileFormat.of(kind.type(), layout.asItStands());
        Set<String> once = new LinkedHashSet<>();
        Set<String> twice = new HashSet<>();
        readable.forEach(sample -> read(sample, format, once, twice));
        once.removeAll(twice);
        List<String> own = once.stream().filter(way -> !isAround(way)).toList();
        int depth = rows.isEmpty() ? 0 : rows.split("[/.]").length;
        boolean money =
                fields(once.stream().filter(TreeGuess::isAround).toList()).contains(Field.AMOUNT);
        return new Tried(
                rows,
                fields(List.copyOf(once)).size(),
                things.get(rows) > 1,
                fields(own).size(),
                depth,
                money
                        && own.stream()
                                .noneMatch(way -> !way.equals(".")
                                        && !fields(List.of(way)).isEmpty()));
    }

    private static void read(Sample sample, FileFormat format, Set<String> once, Set<String> twice) {
        try {
            for (CsvRow row : Tables.rows(sample.content(), format, sample.name())) {
                once.addAll(row.values().keySet());
                Arrays.stream(row.readable() ? new String[0] : row.problem().split("; "))
                        .filter(problem -> problem.contains(TWICE))
                        .forEach(problem -> twice.add(problem.substring(0, problem.indexOf(TWICE))));
            }
        } catch (UnreadableMessage tooMany) {
            LOG.log(Level.DEBUG, () -> "These are no rows: " + tooMany.getMessage());
        }
    }
}
