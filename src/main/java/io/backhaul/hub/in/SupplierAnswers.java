package io.backhaul.hub.in;

import io.backhaul.core.message.ReturnMessage;
import io.backhaul.partner.Hmac;
import io.backhaul.store.FileResults;
import io.backhaul.store.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Plans what a supplier is told about the rows of his file. */
final class SupplierAnswers {

    private SupplierAnswers() {}

    /** In the transaction that keeps the messages: which of them each row became. */
    static void plan(
            FileResults results, Receipt receipt, List<ReceiptReader.RowRead> rows, List<ReturnMessage> messages) {
        if (rows.isEmpty()) {
            return;
        }
        List<FileResults.Row> told = new ArrayList<>();
        int next = 0;
        for (ReceiptReader.RowRead row : rows) {
            List<UUID> became = messages.subList(next, next + row.messages()).stream()
                    .map(message -> message.envelope().id())
                    .toList();
            next += row.messages();
            String verdict = row.problem() == null ? null : "refused";
            told.add(new FileResults.Row(row.line(), row.key(), became, verdict, row.problem()));
        }
        String supplier = receipt.channel().substring(receipt.channel().indexOf(':') + 1);
        results.plan(receipt.merchant(), supplier, receipt.id(), receipt.sourceId(), receipt.sha256(), told);
    }

    static void planDuplicate(
            FileResults results, SupplierFileChannel channel, String name, String first, byte[] content) {
        FileResults.Row row = new FileResults.Row(
                0, name, List.of(), "duplicate", "the same as " + first + ", which we already have");
        if (!name.equals(first)) {
            results.plan(channel.merchant(), channel.supplier(), null, name, Hmac.sha256Hex(content), List.of(row));
        }
    }
}
