package io.backhaul.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which column is which field: by its name, by how its values look, and by values the hub has. */
final class Columns {

    private static final String NAMED = "named ";
    private static final int ENOUGH = 30;
    private static final int LOOK_ALONE = 25;
    private static final int NAME = 60;
    private static final int OURS = 40;
    private static final int WORDS = 45;
    private static final int EXAMPLES = 3;
    private static final int LOOKED_UP = 500;

    private final Records records;
    private final Known known;

    Columns(Records records, Known known) {
        this.records = records;
        this.known = known;
    }

    /** One guess for each column; each field is given once in a file, to the column that fits it best. */
    List<ColumnGuess> guess() {
        List<ColumnGuess> all = new ArrayList<>(Marks.of(records));
        for (String name : records.names()) {
            List<String> values = records.values(name);
            Arrays.stream(Field.values())
                    .filter(field -> field != Field.NOT_USED && !isOfOthers(name, field))
                    .map(field -> guess(name, field, values))
                    .filter(guess -> guess.confidence() >= (headless() ? LOOK_ALONE : ENOUGH))
                    .forEach(all::add);
        }
        List<ColumnGuess> alike =
                all.stream().filter(guess -> isOneOfSeveral(guess, all)).toList();
        all.removeAll(alike);
        all.sort(Comparator.comparingInt(ColumnGuess::confidence).reversed());
        Map<String, ColumnGuess> taken = new LinkedHashMap<>();
        for (ColumnGuess guess : all) {
            if (!taken.containsKey(guess.name())
                    && (guess.field() == Field.DATE || taken.values().stream().noneMatch(t -> rivals(t, guess)))) {
                taken.put(guess.name(), guess);
            }
        }
        return records.names().stream()
                .map(name -> taken.getOrDefault(name, notUsed(name, alike)))
                .toList();
    }

    /** Nothing but values tells what columns without names are. */
    private boolean headless() {
        return records.layouts().stream()
                .anyMatch(layout -> layout.format().lines().headless());
    }

    /** Two columns that look the same and are not named so are told apart by a person. */
    private static boolean isOneOfSeveral(ColumnGuess guess, List<ColumnGuess> all) {
        return guess.field() != Field.DATE
                && guess.evidence().stream().noneMatch(why -> why.startsWith(NAMED))
                && all.stream()
                        .anyMatch(other -> other != guess
                                && other.field() == guess.field()
                                && other.confidence() >= guess.confidence());
    }

    /** What stands around several rows of a tree counts or sums them all, and is said of none. */
    private boolean isOfOthers(String name, Field field) {
        return (field == Field.QUANTITY || field == Field.AMOUNT) && records.isShared(name);
    }

    /** Two names of one field that stand in one file or mail; in different ones both are his name of it. */
    private boolean rivals(ColumnGuess one, ColumnGuess other) {
        return one.field() == other.field() && records.together(one.name(), other.name());
    }

    private ColumnGuess notUsed(String name, List<ColumnGuess> alike) {
        List<String> maybe = alike.stream()
                .filter(guess -> guess.name().equals(name))
                .map(guess -> "may be " + guess.field().words() + ", as another column may: "
                        + String.join("; ", guess.evidence()))
                .toList();
        return new ColumnGuess(name, Field.NOT_USED, 0, maybe, examples(records.values(name)));
    }

    private ColumnGuess guess(String name, Field field, List<String> values) {
        List<String> evidence = new ArrayList<>();
        int score = byName(name, field, evidence) + byLook(field, values, evidence) + byData(field, values, evidence);
        if (field.hasWords()) {
            score += byWords(name, field, values, evidence);
        } else if (Shapes.of(field) != null && !values.isEmpty() && !looksSo(field, values)) {
            score -= field == Field.QUANTITY || field == Field.AMOUNT || field == Field.CURRENCY ? NAME : 0;
        }
        boolean named = evidence.stream().anyMatch(why -> why.startsWith(NAMED));
        if (!named && (field == Field.CONDITION || field == Field.QUANTITY && records.isNumbering(name))) {
            score = 0;
        }
        return new ColumnGuess(name, field, Math.max(0, Math.min(100, score)), evidence, examples(values));
    }

    /** Workbooks leave out the zeros of an amount: 50 and 49.9 may be some too. */
    private static boolean looksSo(Field field, List<String> values) {
        return Shapes.fitting(field, values) > 0
                || field == Field.AMOUNT && values.stream().anyMatch(Shapes::isPlainNumber);
    }

    private int byName(String name, Field field, List<String> evidence) {
        int fit = records.kind().isTree() ? TreeNames.fit(field, name) : Dictionary.fit(field, name);
        if (fit > 0) {
            evidence.add(NAMED + (fit == 100 ? "as " : "like ") + field.words());
        }
        return NAME * fit / 100;
    }

    private static int byLook(Field field, List<String> values, List<String> evidence) {
        long fitting = Shapes.fitting(field, values);
        if (fitting == 0) {
            return 0;
        }
        evidence.add(
                fitting + " of " + values.size() + " values " + Shapes.of(field).words());
        return (int) (Shapes.of(field).weight() * fitting / values.size());
    }

    private int byData(Field field, List<String> values, List<String> evidence) {
        Known.What what = switch (field) {
            case ORDER -> Known.What.ORDER;
            case PO -> Known.What.PO;
            case SKU -> Known.What.SKU;
            case RMA -> Known.What.RMA;
            default -> null;
        };
        if (what == null || values.isEmpty()) {
            return 0;
        }
        Set<String> asked = values.stream().limit(LOOKED_UP).collect(Collectors.toCollection(LinkedHashSet::new));
        if (field == Field.ORDER) {
            values.stream().limit(LOOKED_UP).filter(v -> !v.startsWith("#")).forEach(v -> asked.add("#" + v));
        }
        Set<String> ours = known.ours(what, asked);
        if (ours.isEmpty()) {
            return 0;
        }
        long distinct = new HashSet<>(values).size();
        evidence.add(ours.size() + " of " + distinct + " are " + what.words() + " of ours, for example "
                + ours.iterator().next());
        return (int) Math.max(OURS / 2, Math.min(OURS, OURS * ours.size() / distinct));
    }

    /** Few words that come again and again, and some of them known. */
    private static int byWords(String name, Field field, List<String> values, List<String> evidence) {
        Set<String> words = values.stream().map(Dictionary::word).collect(Collectors.toCollection(LinkedHashSet::new));
        if (words.isEmpty() || words.size() > 30) {
            return words.size() > 30 ? -NAME : 0;
        }
        List<String> understood = words.stream()
                .filter(word -> field == Field.CONDITION
                        ? Dictionary.meaning(word, true) != null
                        : Dictionary.verdict(word, TreeNames.last(name)) != null)
                .toList();
        if (understood.isEmpty()) {
            return 0;
        }
        evidence.add(understood.size() + " of " + words.size() + " words are known, for example '" + understood.get(0)
                + "'");
        return WORDS * understood.size() / words.size();
    }

    private static List<String> examples(List<String> values) {
        return values.stream().distinct().limit(EXAMPLES).toList();
    }
}
