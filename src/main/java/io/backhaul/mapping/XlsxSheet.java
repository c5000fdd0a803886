package io.backhaul.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What must be known of a sheet before its rows are read: which cells are one over several rows, and that every cell stands
 * where a cell can stand.
 */
final class XlsxSheet {

    private static final Pattern CELL = Pattern.compile("([A-Z]{1,3})([1-9]\\d{0,6})");
    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})([1-9]\\d{0,6}):([A-Z]{1,3})([1-9]\\d{0,6})");
    private static final int MAX_MERGED = 10_000;
    private static final int MAX_RANGES = 200;

    private final Map<Long, Integer> merged = new HashMap<>();
    private int ranges;

    private XlsxSheet() {}

    /** @param id the relationship by which the workbook names its sheet */
    static XlsxSheet read(XlsxPackage book, String id) throws IOException, XMLStreamException {
        XlsxSheet sheet = new XlsxSheet();
        try (InputStream in = book.part(path(book, id))) {
            XMLStreamReader xml = Xml.open(in);
            while (xml.hasNext()) {
                if (Xml.next(xml) == XMLStreamConstants.START_ELEMENT) {
                    sheet.element(xml);
                }
            }
        }
        return sheet;
    }

    /** The last row (from 1) of the merged cell that begins in this row and column (from 0); the row itself when there is none. */
    int lastRow(int row, int column) {
        return merged.getOrDefault(key(row, column), row);
    }

    private static String path(XlsxPackage book, String id) throws IOException, XMLStreamException {
        try (InputStream in = book.part("xl/_rels/workbook.xml.rels")) {
            XMLStreamReader xml = Xml.open(in);
            while (xml.hasNext()) {
                if (Xml.next(xml) == XMLStreamConstants.START_ELEMENT && id.equals(xml.getAttributeValue(null, "Id"))) {
                    String target = xml.getAttributeValue(null, "Target");
                    return target.startsWith("/") ? target.substring(1) : "xl/" + target;
                }
            }
        }
        throw new IOException("its sheet " + id + " is missing");
    }

    private void element(XMLStreamReader xml) throws IOException {
        switch (xml.getLocalName()) {
            case "c" -> require(CELL, xml.getAttributeValue(null, "r"));
            case "row" -> require(Pattern.compile("\\d{1,7}"), xml.getAttributeValue(null, "r"));
            case "f" -> formula(xml.getAttributeValue(null, "ref"));
            case "mergeCell" -> merge(xml.getAttributeValue(null, "ref"));
            default -> {}
        }
    }

    private static void require(Pattern pattern, String place) throws IOException {
        if (place != null && !pattern.matcher(place).matches()) {
            throw new IOException("a cell stands at '" + (place.length() > 20 ? place.substring(0, 20) : place) + "'");
        }
    }

    /** Formulas over ranges are looked up for every cell: more than a few make a workbook that never ends. */
    private void formula(String range) throws IOException {
        if (range != null && ++ranges > MAX_RANGES) {
            throw new IOException("it has more than " + MAX_RANGES + " formulas over ranges; paste their values");
        }
    }

    private void merge(String range) throws IOException {
        Matcher cells = RANGE.matcher(range == null ? "" : range);
        if (!cells.matches() || merged.size() >= MAX_MERGED) {
            throw new IOException("its merged cells cannot be read");
        }
        int first = Integer.parseInt(cells.group(2));
        int last = Integer.parseInt(cells.group(4));
        if (last > first) {
            merged.put(key(first, column(cells.group(1))), last);
        }
    }

    private static long key(int row, int column) {
        return ((long) row << 16) | column;
    }

    private static int column(String letters) {
        return letters.chars().reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1) - 1;
    }
}
