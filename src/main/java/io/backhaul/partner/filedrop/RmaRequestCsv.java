package io.backhaul.partner.filedrop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** Writes the file that asks a supplier for a return: one row per line, UTF-8, CRLF; the same rows give the same bytes. */
public final class RmaRequestCsv {

    private static final String[] COLUMNS = {"Request", "Order", "PO", "SKU", "Qty", "Reason", "Evidence"};

    /**
     * One line of the return.
     *
     * @param request our name of the request
     * @param order order name
     * @param poNumber purchase order number
     * @param sku the supplier's SKU
     * @param quantity units
     * @param reason in words
     * @param evidence names of files that lie beside this one, or empty
     */
    public record Row(
            String request,
            String order,
            String poNumber,
            String sku,
            int quantity,
            String reason,
            List<String> evidence) {
        public Row {
            evidence = evidence == null ? List.of() : List.copyOf(evidence);
        }
    }

    private RmaRequestCsv() {}

    public static byte[] write(List<Row> rows, char delimiter) {
        CSVFormat format = CSVFormat.Builder.create().setDelimiter(delimiter).get();
        StringBuilder text = new StringBuilder();
        text.append(format.format((Object[]) COLUMNS)).append("\r\n");
        for (Row row : rows) {
            text.append(format.format(cells(row))).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Object[] cells(Row row) {
        return new Object[] {
            row.request(),
            row.order(),
            row.poNumber(),
            row.sku(),
            row.quantity(),
            harmless(row.reason()),
            harmless(String.join(" ", row.evidence()))
        };
    }

    /**
     * Free text that a spreadsheet would run as a formula is shown as text instead. Identifiers stay as they are: changed,
     * the supplier could not match them.
     */
    private static String harmless(String text) {
        String line = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() || "=+-@".indexOf(line.charAt(0)) < 0 ? line : "'" + line;
    }
}
