package io.backhaul.mapping.words;

import io.backhaul.mapping.words.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a table says about each SKU. A row with a status word nobody has taught is told as such, never left out. */
final class TableReader {

    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,60}");
    private static final Pattern PIECES = Pattern.compile("[1-9]\\d{0,5}");
    private static final Set<Kind> VERDICTS = Set.of(Kind.ACCEPTS, Kind.DECLINES);

    private final List<PhraseBook> books;
    private final Labels labels;
    private final List<String> skuPrefixes;

    TableReader(List<PhraseBook> books, Labels labels, List<String> skuPrefixes) {
        this.books = books;
        this.labels = labels;
        this.skuPrefixes = skuPrefixes;
    }

    /** Lines "label: value" for two-column tables, so that they are read like any other line of the mail. */
    String asLines(String text) {
        StringBuilder lines = new StringBuilder();
        for (List<List<String>> table : Tables.rows(text)) {
            if (isVertical(table)) {
                table.forEach(row -> lines.append('\n')
                        .append(row.get(0).replaceAll("\\s{0,5}[:：]$", ""))
                        .append(": ")
                        .append(row.get(1)));
            }
        }
        return lines.toString();
    }

    List<Finding> findings(String text) {
        List<Finding> found = new ArrayList<>();
        for (List<List<String>> table : Tables.rows(text)) {
            Map<String, Integer> columns = columns(table.get(0));
            if (isVertical(table)) {
                continue;
            } else if (columns.containsKey("sku") && columns.containsKey("status")) {
                table.subList(1, table.size()).forEach(row -> found.addAll(row(columns, row)));
            } else {
                table.stream().filter(this::speaksOfVerdicts).forEach(row -> found.add(unknown(row)));
            }
        }
        return found;
    }

    private boolean isVertical(List<List<String>> table) {
        boolean pairs = table.stream().allMatch(row -> row.size() == 2);
        boolean headed =
                !columns(table.get(0)).isEmpty() && columns(table.get(0)).size() == 2;
        return pairs
                && !headed
                && table.stream().anyMatch(row -> !labels.field(row.get(0)).isEmpty());
    }

    private Map<String, Integer> columns(List<String> head) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < head.size(); i++) {
            String field = labels.field(head.get(i));
            if (!field.isEmpty()) {
                columns.putIfAbsent(field, i);
            }
        }
        return columns;
    }

    private List<Finding> row(Map<String, Integer> columns, List<String> row) {
        String sku = cell(columns, row, "sku");
        String pieces = cell(columns, row, "quantity");
        String status = cell(columns, row, "status");
        if (row.stream().allMatch(String::isBlank)) {
            return List.of();
        }
        List<Finding> said = verdicts(status);
        Set<Kind> kinds = said.stream().map(Finding::kind).collect(Collectors.toSet());
        boolean whose = SKU.matcher(sku).matches()
                && (skuPrefixes.isEmpty() || skuPrefixes.stream().anyMatch(sku::startsWith));
        boolean plain = kinds.size() == 1 && VERDICTS.containsAll(kinds);
        boolean counted = pieces.isEmpty() || PIECES.matcher(pieces).matches();
        if (!whose || !plain || !counted || elsewhereDoubted(columns, row, kinds)) {
            return List.of(unknown(row));
        }
        Kind kind = kinds.iterator().next();
        String rma = cell(columns, row, "rma");
        String value = kind == Kind.ACCEPTS && SKU.matcher(rma).matches() ? rma : "";
        return List.of(
                new Finding(kind, value, shown(row), List.of(sku), pieces.isEmpty() ? 0 : Integer.parseInt(pieces)));
    }

    private List<Finding> verdicts(String cell) {
        Sentence sentence = Sentence.one(cell, skuPrefixes);
        return books.stream()
                .flatMap(book -> new SentenceReader(book, books, sentence).findings().stream())
                .filter(finding -> finding.kind() != Kind.OPEN || !cell.isBlank())
                .toList();
    }

    /** A remark column may take back what the status column grants. */
    private boolean elsewhereDoubted(Map<String, Integer> columns, List<String> row, Set<Kind> kinds) {
        for (int i = 0; i < row.size(); i++) {
            boolean named = Stream.of("sku", "status", "quantity", "rma")
                    .map(columns::get)
                    .anyMatch(Integer.valueOf(i)::equals);
            List<String> words = Words.of(row.get(i));
            boolean doubt = books.stream()
                    .anyMatch(book -> book.says(Section.CONDITIONS, words)
                            || book.says(Section.DOUBT_AFTER, words)
                            || (kinds.contains(Kind.ACCEPTS) && book.says(Section.REFUSED, words)));
            if (!named && doubt) {
                return true;
            }
        }
        return false;
    }

    private boolean speaksOfVerdicts(List<String> row) {
        List<String> words = Words.of(String.join(" ", row));
        return books.stream().anyMatch(book -> book.says(Section.ACCEPTED, words) || book.says(Section.REFUSED, words));
    }

    private static String cell(Map<String, Integer> columns, List<String> row, String field) {
        Integer column = columns.get(field);
        return column == null || column >= row.size() ? "" : row.get(column);
    }

    private static Finding unknown(List<String> row) {
        return Finding.of(Kind.UNKNOWN_STATUS, "", shown(row));
    }

    private static String shown(List<String> row) {
        return String.join(" | ", row);
    }
}
