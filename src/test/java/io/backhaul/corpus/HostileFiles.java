package io.backhaul.corpus;

import static io.backhaul.corpus.Hostile.refused;
import static io.backhaul.corpus.Hostile.silent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files made to do harm, dropped into a supplier's directory. */
final class HostileFiles {

    static final String LAUGHS = """
            <?xml version="1.0"?>
            <!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
            <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
            <!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;"><!ENTITY i "&h;&h;&h;&h;&h;&h;&h;&h;&h;&h;">]>
            <returns><line><rma>&i;</rma></line></returns>
            """;
    static final String EXTERNAL = """
            <?xml version="1.0"?>
            <!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <returns><line><rma>&x;</rma></line></returns>
            """;

    private static final String CSV = "sftp:summit";
    private static final String X12 = "sftp:kestrel";
    private static final String HEADER = "RMA #,Customer PO,Item Number,Units,Disposition,Credit Amount,Curr,CM #\n";
    private static final String ISA =
            "ISA*00*          *00*          *ZZ*KESTREL        *ZZ*BACKHAUL       *261006*0930*U*00401*000000999*0*P*>~";

    private HostileFiles() {}

    static List<Hostile> all() {
        return Stream.of(tables(), interchanges()).flatMap(List::stream).toList();
    }

    private static List<Hostile> tables() {
        return List.of(
                refused(
                        "large-csv-line-without-end",
                        CSV,
                        "line.csv",
                        () -> filled(HEADER, 100_000_000),
                        "bytes; more than"),
                refused(
                        "csv-rows-60000",
                        CSV,
                        "rows.csv",
                        () -> bytes(HEADER + "SG-1,#1,SG-A,1,Pending,,,\n".repeat(60_000)),
                        "more rows of|more than [0-9]+ rows"),
                refused(
                        "csv-columns-10000",
                        CSV,
                        "columns.csv",
                        () -> bytes("a,".repeat(10_000) + "\n1,2\n"),
                        "missing|columns|cells"),
                refused("csv-is-a-zip", CSV, "zip.csv", HostileFiles::zipBomb, "not a text file"),
                refused("csv-is-a-picture", CSV, "photo.csv", () -> noise(50_000), "not a text file"),
                refused("csv-of-nul-bytes", CSV, "nul.csv", () -> new byte[100_000], "not a text file"),
                refused(
                        "csv-header-twice-the-same",
                        CSV,
                        "twice.csv",
                        () -> bytes(
                                "RMA #,RMA #,Customer PO,Item Number,Units,Disposition,Credit Amount,Curr,CM #\na,b,#1,SG-A,1,Approved,,,\n"),
                        "twice|two|more than one|ambig|double|RMA"),
                refused(
                        "csv-escape-codes",
                        CSV,
                        "esc.csv",
                        () -> bytes(HEADER + "SG-1,#1,SG-A,1,\u001b[2J\u001b[31mok\u0007,,,\n"),
                        "unknown result"),
                refused(
                        "csv-right-to-left",
                        CSV,
                        "rtl.csv",
                        () -> bytes(HEADER + "SG-\u202e1,#1,SG-\u202eA,1,Approved\u202e,,,\n"),
                        "unknown result"),
                refused(
                        "csv-pattern-bomb",
                        CSV,
                        "pattern.csv",
                        () -> bytes(HEADER + "SG-1,#1,SG-A," + "1".repeat(50_000) + "!,Approved,,,\n"),
                        "longer than"),
                refused(
                        "csv-amount-bomb",
                        CSV,
                        "amount.csv",
                        () -> bytes(HEADER + "SG-1,#1,SG-A,1,Credited,"
                                + "1,".repeat(10_000).replace(",", "") + "e999999999,USD,CM-1\n"),
                        "longer than"),
                refused(
                        "csv-exponent",
                        CSV,
                        "exponent.csv",
                        () -> bytes(HEADER + "SG-1,#1,SG-A,1,Credited,1e9,USD,CM-1\n"),
                        "not an amount"),
                refused(
                        "csv-quotes-without-end",
                        CSV,
                        "quotes.csv",
                        () -> bytes(HEADER + "\"".repeat(99_999) + "\n"),
                        "never ends"),
                refused(
                        "csv-formula-with-a-command",
                        CSV,
                        "dde.csv",
                        () -> bytes(HEADER + "\"=cmd|' /C calc'!A0\",#1,SG-A,1,Approved,,,\n"),
                        "formula"),
                refused(
                        "csv-name-leaves-the-directory",
                        CSV,
                        "../../etc/passwd.csv",
                        () -> bytes("a,b\n1,2\n"),
                        "missing"));
    }

    private static List<Hostile> interchanges() {
        return List.of(
                silent("x12-empty", X12, "empty.edi", () -> new byte[0]),
                refused("x12-only-a-header", X12, "isa.edi", () -> bytes(ISA), "end|X12|ISA|IEA"),
                refused("x12-one-separator-for-all", X12, "sep.edi", () -> bytes(ISA.replace('*', '~')), "delimiter"),
                refused(
                        "x12-element-of-1-mb",
                        X12,
                        "element.edi",
                        () -> bytes(ISA + "GS*AN*KESTREL*BACKHAUL*20261006*0930*999*X*004010~ST*180*0001~BGN*11*"
                                + "9".repeat(1_000_000) + "~"),
                        "X12|segment|long|large"),
                refused(
                        "x12-segments-200000",
                        X12,
                        "segments.edi",
                        () -> bytes(ISA + "GS*AN*KESTREL*BACKHAUL*20261006*0930*999*X*004010~ST*180*0001~"
                                + "N9*RZ*1~".repeat(200_000)),
                        "X12|segment|long|large|many"),
                refused("x12-of-noise", X12, "noise.edi", () -> noise(10_000), "X12|ISA"),
                refused(
                        "x12-nul-bytes",
                        X12,
                        "nul.edi",
                        () -> bytes(ISA.replace(' ', '\u0000')),
                        "X12|end|ISA|character"));
    }

    /** A zip whose one entry is a gigabyte of zeros. */
    static byte[] zipBomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int mb = 0; mb < 1024; mb++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same noise always. */
    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    private static byte[] filled(String start, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'a');
        byte[] head = bytes(start);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
