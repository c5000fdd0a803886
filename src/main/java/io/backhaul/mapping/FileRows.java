package io.backhaul.mapping;

import java.util.List;

/**
 * A partner's table as rows of named cells, whatever the format. A file without its columns, or one that is not what the
 * passport says, is refused as a whole; a broken row is told by its place and spoils nothing else.
 *
 * @param rows the rows that say something, good or bad, in the file's order
 * @param totals rows passed over because they only sum up
 * @param headers rows passed over because they repeat the header
 */
public record FileRows(List<CsvRow> rows, int totals, int headers) {

    /** Larger files are not read, by whichever way they come. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    static final int MAX_ROWS = 50_000;
    static final int MAX_CELLS = 1_000_000;

    public FileRows {
        rows = List.copyOf(rows);
    }

    /**
     * @param name the file's name, for the message of a refusal
     * @throws UnreadableMessage for example {@code rma.csv line 1: column 'Order' is missing (found: RMA No, Status)}
     */
    public static FileRows read(byte[] content, FileFormat format, String name) {
        check(content, name);
        if (format instanceof CsvFormat csv) {
            return CsvTable.read(content, csv, name);
        }
        if (format instanceof XlsxFormat xlsx) {
            return XlsxTable.read(content, xlsx, name);
        }
        TreeFormat tree = (TreeFormat) format;
        return tree.type().equals("xml") ? XmlTree.read(content, tree, name) : JsonTree.read(content, tree, name);
    }

    /** How the sheets of a workbook begin that a person sees, within the same limits. */
    public static List<SheetStart> sheets(byte[] content, int lines, String name) {
        check(content, name);
        return XlsxTable.starts(content, lines, name);
    }

    /**
     * What there is in a tree, within the same limits.
     *
     * @param type {@code xml} or {@code json}
     */
    public static TreeWays ways(byte[] content, String type, String name) {
        check(content, name);
        return TreeWays.of(content, type, name);
    }

    private static void check(byte[] content, String name) {
        if (content.length > MAX_BYTES) {
            throw new UnreadableMessage(
                    name, "has " + content.length + " bytes; more than " + MAX_BYTES + " are not read, split it");
        }
        if (content.length == 0) {
            throw new UnreadableMessage(name, "the file is empty");
        }
    }

    /** Where a row stands, for people: {@code rma.csv line 7}. */
    public static String at(String name, CsvRow row) {
        return name + " " + row.where();
    }
}
