package io.backhaul.partner.filedrop;

import java.util.ArrayList;
import java.util.List;

/** Writes the file that asks a supplier for a return: one row per line, in his delimiter and charset; the same rows give the same bytes. */
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

    public static byte[] write(List<Row> rows, RowsCsv csv) {
        List<Object[]> table = new ArrayList<>();
        table.add(COLUMNS);
        rows.forEach(row -> table.add(cells(row)));
        return csv.write(table);
    }

    /** Free text is made harmless. Identifiers stay as they are: changed, the supplier could not match them. */
    private static Object[] cells(Row row) {
        return new Object[] {
            row.request(),
            row.order(),
            row.poNumber(),
            row.sku(),
            row.quantity(),
            RowsCsv.harmless(row.reason()),
            RowsCsv.harmless(String.join(" ", row.evidence()))
        };
    }
}
