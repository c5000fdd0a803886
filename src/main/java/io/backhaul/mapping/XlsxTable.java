package io.backhaul.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A sheet of an Excel workbook, to rows. */
final class XlsxTable {

    private static final int MAX_CELLS = 500;
    private static final int MAX_SHEETS = 20;

    private final XlsxSheet sheet;
    private final XlsxCells cells;
    private final Map<Integer, Over> over = new HashMap<>();

    private XlsxTable(XlsxSheet sheet, XlsxCells cells) {
        this.sheet = sheet;
        this.cells = cells;
    }

    /** A merged cell that reaches over this row. */
    private record Over(Cell cell, int first, int last) {}

    /** What is done with an open workbook. */
    private interface Work<T> {
        T with(XlsxPackage zip, ReadableWorkbook book) throws IOException, XMLStreamException;
    }

    static FileRows read(byte[] content, XlsxFormat format, String name) {
        return opened(content, name, (zip, book) -> {
            Sheet chosen = sheet(book, format, name);
            String where = name + " sheet " + chosen.getName();
            TableReader table = new TableReader(format.shape(), format.columns(), where, false);
            return rows(zip, book, chosen, table::read);
        });
    }

    /** The first rows of each sheet a person sees. */
    static List<SheetStart> starts(byte[] content, int lines, String name) {
        return opened(content, name, (zip, book) -> {
            List<SheetStart> starts = new ArrayList<>();
            for (Sheet sheet : visible(book).limit(MAX_SHEETS).toList()) {
                starts.add(rows(zip, book, sheet, rows -> SheetStart.of(sheet.getName(), rows, lines)));
            }
            return starts;
        });
    }

    private static <T> T rows(XlsxPackage zip, ReadableWorkbook book, Sheet sheet, Function<Iterator<RawRow>, T> work)
            throws IOException, XMLStreamException {
        XlsxTable table = new XlsxTable(XlsxSheet.read(zip, sheet.getId()), new XlsxCells(book.isDate1904()));
        try (Stream<Row> rows = sheet.openStream()) {
            return work.apply(rows.filter(row -> row != null).map(table::raw).iterator());
        }
    }

    private static <T> T opened(byte[] content, String name, Work<T> work) {
        try (XlsxPackage zip = XlsxPackage.open(content, name);
                ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true))) {
            return work.with(zip, book);
        } catch (UnreadableMessage e) {
            throw e;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            throw new UnreadableMessage(name, "is a broken workbook: " + reason(e), e);
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof ExcelReaderException && e.getCause() != null ? e.getCause() : e;
        String message = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
        return message.length() > 200 ? message.substring(0, 200) : message;
    }

    private static Sheet sheet(ReadableWorkbook book, XlsxFormat format, String name) {
        List<Sheet> visible = visible(book).toList();
        return visible.stream()
                .filter(sheet ->
                        format.sheet() == null || folded(sheet.getName()).equals(folded(format.sheet())))
                .findFirst()
                .orElseThrow(() -> new UnreadableMessage(
                        name,
                        (format.sheet() == null ? "has no sheet" : "has no sheet '" + format.sheet() + "'")
                                + " (found: "
                                + String.join(
                                        ", ",
                                        visible.stream().map(Sheet::getName).toList()) + ")"));
    }

    private static Stream<Sheet> visible(ReadableWorkbook book) {
        return book.getSheets().filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private RawRow raw(Row row) {
        List<Cell> read = new ArrayList<>();
        int width = Math.max(
                row.getCellCount(),
                over.keySet().stream().mapToInt(c -> c + 1).max().orElse(0));
        for (int column = 0; column < Math.min(width, MAX_CELLS); column++) {
            Cell cell = column < row.getCellCount() ? cells.read(row.getCell(column)) : Cell.EMPTY;
            read.add(merged(row.getRowNum(), column, cell));
        }
        String problem = null;
        if (width > MAX_CELLS) {
            problem = "more than " + MAX_CELLS + " cells";
        } else if (row.isHidden()) {
            problem = "is hidden: he may not mean to send it";
        }
        RawRow raw = RawRow.of(row.getRowNum(), "row", read);
        return problem == null || raw.isBlank() ? raw : raw.refused(problem);
    }

    /** A text over several rows is said of each; a number over several rows is one number, and nobody says whose. */
    private Cell merged(int row, int column, Cell cell) {
        int last = sheet.lastRow(row, column);
        if (last > row) {
            Cell said = cell.number()
                    ? Cell.refused(
                            "?",
                            "is one cell over rows " + row + " to " + last + ": to which one it belongs is not said")
                    : cell;
            over.put(column, new Over(said, row, last));
            return said;
        }
        Over above = over.get(column);
        if (above != null && row > above.last()) {
            over.remove(column);
            return cell;
        }
        return above == null ? cell : above.cell();
    }
}
