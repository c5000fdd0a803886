package io.backhaul.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the workbooks of the corpus, which stand there as text: {@code == name} begins a sheet ({@code == name (hidden)}), a
 * line is a row, {@code |} parts its cells. A cell is text; {@code #49.9} is a number, {@code #49.9 formatted} one with
 * Excel's {@code 000000}, {@code =A1+B1 -> 5} a formula with the value Excel last saw.
 */
final class Workbooks {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String HIDDEN = " (hidden)";

    private Workbooks() {}

    static byte[] of(String description) {
        Map<String, List<String>> sheets = new LinkedHashMap<>();
        List<String> rows = new ArrayList<>();
        for (String line : description.lines().toList()) {
            if (line.startsWith("== ")) {
                rows = new ArrayList<>();
                sheets.put(line.substring(3), rows);
            } else {
                rows.add(line);
            }
        }
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", contentTypes(sheets.size()));
        parts.put(
                "_rels/.rels",
                relations("<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        parts.put("xl/workbook.xml", workbook(List.copyOf(sheets.keySet())));
        parts.put("xl/_rels/workbook.xml.rels", relations(sheetRelations(sheets.size())));
        parts.put("xl/styles.xml", styles());
        int number = 0;
        for (List<String> sheet : sheets.values()) {
            parts.put("xl/worksheets/sheet" + ++number + ".xml", sheet(sheet));
        }
        return zip(parts);
    }

    /** A workbook of parts as they are given, for those that are not as they should be. */
    static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The parts of a workbook with one sheet, whose XML is given. */
    static Map<String, String> around(String sheet) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", contentTypes(1));
        parts.put(
                "_rels/.rels",
                relations("<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        parts.put("xl/workbook.xml", workbook(List.of("Sheet1")));
        parts.put("xl/_rels/workbook.xml.rels", relations(sheetRelations(1)));
        parts.put("xl/styles.xml", styles());
        parts.put("xl/worksheets/sheet1.xml", sheet);
        return parts;
    }

    static String sheet(List<String> rows) {
        StringBuilder xml = new StringBuilder(head() + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (int row = 1; row <= rows.size(); row++) {
            xml.append("<row r=\"").append(row).append("\">");
            String[] cells = rows.get(row - 1).split("\\|", -1);
            for (int column = 0; column < cells.length; column++) {
                xml.append(cell((char) ('A' + column) + "" + row, cells[column].strip()));
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    private static String cell(String at, String text) {
        if (text.isEmpty()) {
            return "";
        }
        if (text.startsWith("=")) {
            String[] formula = text.substring(1).split(" -> ");
            return "<c r=\"" + at + "\"><f>" + escaped(formula[0]) + "</f><v>" + escaped(formula[1]) + "</v></c>";
        }
        if (text.startsWith("#")
                && text.length() > 1
                && text.matches("#-?[0-9].*[0-9](E[+-][0-9]+)?( formatted)?|#[0-9]")) {
            String number = text.substring(1).replace(" formatted", "");
            String style = text.endsWith(" formatted") ? " s=\"1\"" : "";
            return "<c r=\"" + at + "\"" + style + "><v>" + number + "</v></c>";
        }
        return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text) + "</t></is></c>";
    }

    private static String workbook(List<String> names) {
        StringBuilder xml =
                new StringBuilder(head() + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS + "\"><sheets>");
        for (int i = 1; i <= names.size(); i++) {
            String name = names.get(i - 1);
            xml.append("<sheet name=\"")
                    .append(escaped(name.replace(HIDDEN, "")))
                    .append("\" sheetId=\"")
                    .append(i);
            xml.append(name.endsWith(HIDDEN) ? "\" state=\"hidden" : "")
                    .append("\" r:id=\"rId")
                    .append(i)
                    .append("\"/>");
        }
        return xml.append("</sheets></workbook>").toString();
    }

    private static String sheetRelations(int sheets) {
        StringBuilder xml = new StringBuilder();
        for (int i = 1; i <= sheets; i++) {
            xml.append("<Relationship Id=\"rId").append(i).append("\" Type=\"").append(RELATIONS);
            xml.append("/worksheet\" Target=\"worksheets/sheet").append(i).append(".xml\"/>");
        }
        return xml + "<Relationship Id=\"rId99\" Type=\"" + RELATIONS + "/styles\" Target=\"styles.xml\"/>";
    }

    private static String relations(String inside) {
        return head() + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + inside + "</Relationships>";
    }

    private static String contentTypes(int sheets) {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        StringBuilder xml = new StringBuilder(head() + "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + type + "styles+xml\"/>");
        for (int i = 1; i <= sheets; i++) {
            xml.append("<Override PartName=\"/xl/worksheets/sheet").append(i).append(".xml\" ContentType=\"");
            xml.append(type).append("worksheet+xml\"/>");
        }
        return xml.append("</Types>").toString();
    }

    private static String styles() {
        return head() + "<styleSheet xmlns=\"" + MAIN + "\"><numFmts count=\"1\">"
                + "<numFmt numFmtId=\"164\" formatCode=\"000000\"/></numFmts>"
                + "<fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\"/>"
                + "<xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";
    }

    private static String head() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
