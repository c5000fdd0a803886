package io.backhaul.mapping;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Splits CSV text into cells, one row at a time and never more than a row may have: a library would collect a hostile row
 * whole before anybody could refuse it. Lines are counted as an editor counts them, line breaks in quotes too.
 */
final class CsvLexer implements Iterator<RawRow> {

    private static final int MAX_CELLS = 500;
    private static final int MAX_CELL = 100_000;
    private static final int END = -1;

    private final String text;
    private final char delimiter;
    private final char quote;
    private int at;
    private long line = 1;
    private String problem;
    private boolean lost;

    CsvLexer(String text, char delimiter, char quote) {
        this.text = text;
        this.delimiter = delimiter;
        this.quote = quote;
    }

    @Override
    public boolean hasNext() {
        return at < text.length() && !lost;
    }

    @Override
    public RawRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long begins = line;
        problem = null;
        List<Cell> cells = new ArrayList<>();
        do {
            String cell = peek() == quote && quote != 0 ? quoted(begins) : plain();
            if (cells.size() < MAX_CELLS) {
                cells.add(Cell.text(cell));
            } else {
                problem = "more than " + MAX_CELLS + " cells";
            }
        } while (!lost && skipDelimiter());
        endOfLine();
        return new RawRow(begins, "line " + begins, cells, problem, lost);
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private boolean skipDelimiter() {
        if (peek() == delimiter) {
            at++;
            return true;
        }
        return false;
    }

    private String plain() {
        int begin = at;
        while (peek() != END && peek() != delimiter && !isBreak(peek())) {
            at++;
        }
        return cut(begin, at);
    }

    private String quoted(long begins) {
        StringBuilder cell = new StringBuilder();
        at++;
        while (peek() != END && (peek() != quote || isDoubled())) {
            at += peek() == quote ? 1 : 0;
            append(cell);
        }
        if (peek() == END) {
            problem = "a quote that begins in this row never ends: not read from here on";
            lost = true;
            return "";
        }
        at++;
        String behind = plain();
        if (!behind.isBlank()) {
            problem = "text behind a closing quote; a quote within quotes is written twice";
        }
        return cell.toString();
    }

    private boolean isDoubled() {
        return at + 1 < text.length() && text.charAt(at + 1) == quote;
    }

    private void append(StringBuilder cell) {
        char c = text.charAt(at);
        if (isBreak(c)) {
            endOfLine();
            cell.append(cell.length() < MAX_CELL ? "\n" : "");
            return;
        }
        if (cell.length() < MAX_CELL) {
            cell.append(c);
        }
        at++;
    }

    private String cut(int begin, int end) {
        return text.substring(begin, Math.min(end, begin + MAX_CELL));
    }

    private void endOfLine() {
        if (peek() == '\r') {
            at += at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
            line++;
        } else if (peek() == '\n') {
            at++;
            line++;
        }
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\r';
    }
}
