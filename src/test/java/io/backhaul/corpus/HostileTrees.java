package io.backhaul.corpus;

import static io.backhaul.corpus.Hostile.odd;
import static io.backhaul.corpus.Hostile.refused;
import static io.backhaul.corpus.Hostile.silent;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Workbooks, XML and JSON made to do harm. */
final class HostileTrees {

    private static final String HEADER = "RMA|Order|SKU|Qty|Result|Amount|Currency|Credit";
    private static final String ROW = "AL-R-1|#1|AL-A|#1|approved";
    private static final String LINE = "<Line sku=\"RW-A\"><Quantity>1</Quantity><Decision>approved</Decision></Line>";
    private static final String AUTHORIZED = "RETURN_AUTHORIZED";
    private static final String DOCTYPE = "doctype|DTD|entit";

    private HostileTrees() {}

    static List<Hostile> all() {
        return Stream.of(zips(), workbooks(), xmls(), jsons())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Hostile> zips() {
        return List.of(
                xlsx("zip-bomb", HostileFiles::zipBomb, "unpacks to more than"),
                xlsx("zip-in-a-zip", () -> wrapped(HostileFiles.zipBomb()), "not an Excel workbook"),
                xlsx("parts-20000", HostileTrees::manyParts, "more than [0-9]+ parts"),
                xlsx("no-zip", () -> HostileFiles.noise(5_000), "not an Excel workbook"),
                xlsx("cut-off", () -> Arrays.copyOf(book(ROW), 700), "broken workbook"),
                xlsx("old-or-encrypted", HostileTrees::ole, "without a password"),
                xlsx("parts-that-leave-the-directory", HostileTrees::escaping, "a name that leaves it"));
    }

    private static List<Hostile> workbooks() {
        return List.of(
                xlsx("laughs-in-the-sheet", () -> sheet(HostileFiles.LAUGHS), DOCTYPE),
                xlsx("external-entity-in-the-sheet", () -> sheet(HostileFiles.EXTERNAL), DOCTYPE),
                xlsx("rows-60000", () -> book(("AL-R-1|#1|AL-A|#1|pending\n").repeat(60_000)), "rows|split"),
                xlsx(
                        "a-row-number-of-two-billion",
                        () -> sheet(plainSheet().replace("r=\"2\"", "r=\"2000000000\"")),
                        "2000000000"),
                xlsx(
                        "a-cell-in-the-last-column",
                        () -> sheet(plainSheet().replace("r=\"A2\"", "r=\"XFD2\"")),
                        "more than [0-9]+ cells"),
                xlsx(
                        "a-cell-that-is-nowhere",
                        () -> sheet(plainSheet().replace("r=\"A2\"", "r=\"ZZZZZZZZ2\"")),
                        "a cell stands at"),
                xlsx(
                        "shared-text-that-is-not-there",
                        () -> sheet(plainSheet()
                                .replace("<c r=\"A2\" t=\"inlineStr\">", "<c r=\"A2\" t=\"s\"><v>99999</v>")),
                        "'RMA' is empty|text"),
                xlsx(
                        "formula-with-a-command",
                        () -> book("=cmd|' /C calc'!A0 -> AL-R-1|#1|AL-A|#1|approved".replace("cmd|", "cmd&#124;")),
                        "formula"),
                xlsx("number-without-end", () -> book("AL-R-1|#1|AL-A|#1E+308|approved"), "Qty"),
                xlsx("escape-codes", () -> book("AL-R-1|#1|AL-A|#1|ok_x001B_[31m"), "unknown result"),
                odd("xlsx-external-link", "sftp:alder", "link.xlsx", HostileTrees::linked, AUTHORIZED));
    }

    private static List<Hostile> xmls() {
        return List.of(
                xml("external-entity", () -> bytes(HostileFiles.EXTERNAL), DOCTYPE),
                xml("billion-laughs", () -> bytes(HostileFiles.LAUGHS), DOCTYPE),
                xml(
                        "external-doctype",
                        () -> bytes("<!DOCTYPE Returns SYSTEM \"http://127.0.0.1:9/evil.dtd\">" + returns(LINE)),
                        DOCTYPE),
                xml(
                        "parameter-entity",
                        () -> bytes("<!DOCTYPE r [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]>" + returns(LINE)),
                        DOCTYPE),
                xml(
                        "entity-of-1-mb-many-times",
                        () -> bytes("<!DOCTYPE r [<!ENTITY a \"" + "a".repeat(1_000_000) + "\">]>"
                                + returns("&a;".repeat(10_000))),
                        DOCTYPE),
                silent(
                        "xml-include",
                        "sftp:rowan",
                        "include.xml",
                        () -> bytes(
                                returns(
                                        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>"))),
                xml("nested-100000", () -> bytes("<a>".repeat(100_000)), "nested deeper"),
                xml(
                        "attribute-of-10-mb",
                        () -> bytes(returns("<Line sku=\"" + "a".repeat(10_000_000) + "\"/>")),
                        "attribute size"),
                xml("attributes-100000", () -> bytes(returns("<Line " + attributes() + "/>")), "attributes"),
                xml("nul-bytes", () -> bytes(returns(LINE).replace("RW-A", "RW\u0000A")), "Illegal character"),
                xml(
                        "escape-codes",
                        () -> bytes(returns(LINE).replace("approved", "&#27;[31mapproved")),
                        "XML|character"),
                xml("no-xml", () -> HostileFiles.noise(5_000), "XML"),
                xml(
                        "charset-unheard-of",
                        () -> bytes("<?xml version=\"1.0\" encoding=\"x-evil\"?>" + returns(LINE)),
                        "x-evil"),
                xml("large-line-20-mb", () -> bytes(returns(LINE.repeat(260_000))), "bytes; more than"),
                odd(
                        "xml-stylesheet",
                        "sftp:rowan",
                        "style.xml",
                        () -> bytes("<?xml-stylesheet href=\"http://127.0.0.1:9/evil.xsl\" type=\"text/xsl\"?>"
                                + returns(LINE)),
                        AUTHORIZED));
    }

    private static List<Hostile> jsons() {
        String line =
                "{\"returns\":[{\"rma\":\"QC-1\",\"order\":\"#1\",\"lines\":[{\"sku\":\"QC-A\",\"quantity\":%s,\"decision\":\"%s\"}]}]}";
        return List.of(
                json("nested-100000", () -> bytes("[".repeat(100_000)), "deep|nested|depth"),
                json(
                        "number-of-a-billion-digits",
                        () -> bytes(String.format(line, "1e999999999", "approved")),
                        "digits"),
                json(
                        "number-of-100000-digits",
                        () -> bytes(String.format(line, "9".repeat(100_000), "approved")),
                        "length"),
                json("text-of-10-mb", () -> bytes(String.format(line, "1", "a".repeat(10_000_000))), "length"),
                json(
                        "escape-codes",
                        () -> bytes(String.format(line, "1", "\\u001b[31mapproved")),
                        "unknown result|control|character"),
                json("not-a-number", () -> bytes(String.format(line, "NaN", "approved")), "NaN"),
                json(
                        "two-documents",
                        () -> bytes(String.format(line, "1", "approved").repeat(2)),
                        "behind the end"),
                json(
                        "utf-16-by-another-name",
                        () -> String.format(line, "1", "pending").getBytes(StandardCharsets.UTF_16),
                        "unknown result"),
                json("no-json", () -> HostileFiles.noise(5_000), "text file|JSON"),
                json("large-20-mb", () -> bytes(" ".repeat(20_000_000)), "bytes; more than"));
    }

    private static Hostile xlsx(String name, Supplier<byte[]> content, String reason) {
        return refused("xlsx-" + name, "sftp:alder", name + ".xlsx", content, reason);
    }

    private static Hostile xml(String name, Supplier<byte[]> content, String reason) {
        return refused("xml-" + name, "sftp:rowan", name + ".xml", content, reason);
    }

    private static Hostile json(String name, Supplier<byte[]> content, String reason) {
        return refused("json-" + name, "sftp:quince", name + ".json", content, reason);
    }

    private static byte[] book(String rows) {
        return Workbooks.of("== Returns\n" + HEADER + "\n" + rows + "\n");
    }

    private static String plainSheet() {
        return Workbooks.sheet(List.of(HEADER, ROW));
    }

    private static byte[] sheet(String xml) {
        return Workbooks.zip(Workbooks.around(xml));
    }

    private static byte[] linked() {
        Map<String, String> parts = Workbooks.around(plainSheet());
        parts.put(
                "xl/worksheets/_rels/sheet1.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                        + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" "
                        + "Target=\"http://127.0.0.1:9/evil\" TargetMode=\"External\"/></Relationships>");
        return Workbooks.zip(parts);
    }

    private static byte[] escaping() {
        Map<String, String> parts = Workbooks.around(plainSheet());
        parts.put("../../../../tmp/evil.xml", "<a/>");
        return Workbooks.zip(parts);
    }

    private static byte[] manyParts() {
        Map<String, String> parts = Workbooks.around(plainSheet());
        IntStream.range(0, 20_000).forEach(i -> parts.put("xl/media/" + i, ""));
        return Workbooks.zip(parts);
    }

    private static byte[] wrapped(byte[] inner) {
        return Workbooks.zip(Map.of("xl/workbook.xml", new String(inner, StandardCharsets.ISO_8859_1)));
    }

    /** The first bytes of what Excel wrote before 2007, and of every workbook with a password. */
    private static byte[] ole() {
        byte[] bytes = new byte[8_192];
        int[] magic = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
        IntStream.range(0, magic.length).forEach(i -> bytes[i] = (byte) magic[i]);
        return bytes;
    }

    private static String returns(String inside) {
        return "<Returns><Return rma=\"RW-1\"><Order>#1</Order>" + inside + "</Return></Returns>";
    }

    private static String attributes() {
        return IntStream.range(0, 100_000).mapToObj(i -> "a" + i + "=\"1\"").collect(Collectors.joining(" "));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
