package io.backhaul.bench;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How a CSV file ends: with a row that counts the others, or with one that sums them up in words of his own. */
final class Ending {

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N} _.:-]{0,39}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d.,' ]{0,20}( ?[A-Z€$£]{1,3})?");
    private static final int NARROWEST = 4;

    private Ending() {}

    /** @param before lines of the file up to and including the names of its columns */
    static FileLines of(String text, char delimiter, int before, int width, FileLines lines) {
        List<String> rows =
                text.lines().skip(before).filter(row -> !row.isBlank()).toList();
        if (rows.size() < 2 || width < NARROWEST) {
            return lines;
        }
        List<String> cells = Arrays.stream(rows.get(rows.size() - 1).split(Pattern.quote(String.valueOf(delimiter))))
                .map(String::strip)
                .toList();
        List<String> numbers =
                cells.stream().skip(1).filter(cell -> !cell.isEmpty()).toList();
        boolean sums = WORD.matcher(cells.get(0)).matches()
                && !Totals.isUsual(cells.get(0))
                && !numbers.isEmpty()
                && numbers.size() <= width / 2
                && numbers.stream().allMatch(cell -> NUMBER.matcher(cell).matches());
        if (!sums) {
            return lines;
        }
        boolean counts = numbers.size() == 1 && numbers.get(0).equals(String.valueOf(rows.size() - 1));
        return counts
                ? new FileLines(lines.charset(), lines.headless(), cells.get(0), List.of())
                : new FileLines(lines.charset(), lines.headless(), "", List.of(cells.get(0)));
    }

    /** What all files have in common: one that ends otherwise has no trailer, and what once counted only by chance sums up. */
    static FileLines common(FileLines most, List<FileLines> all) {
        boolean trailed = all.stream().map(FileLines::trailer).distinct().count() == 1;
        List<String> totals = all.stream()
                .flatMap(one ->
                        trailed || one.trailer().isEmpty() ? one.totals().stream() : List.of(one.trailer()).stream())
                .distinct()
                .toList();
        return new FileLines(
                most.charset(), most.headless(), trailed ? all.get(0).trailer() : "", totals);
    }
}
