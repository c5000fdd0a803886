package io.backhaul.hub.out;

import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.returns.Leg;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.mapping.CsvFormat;
import io.backhaul.partner.filedrop.RmaRequestCsv;
import io.backhaul.partner.filedrop.RowsCsv;
import io.backhaul.store.Attachments;
import io.backhaul.store.CommandRows.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Files for suppliers, over SFTP or in a folder. Name and bytes are fixed before the first try (X12 control number included), written under a
 * temporary name and renamed: writing it again gives the same file (decision 2.7).
 */
public final class SupplierFiles implements CommandExecutor {

    private final OutgoingFile directory;
    private final Merchants merchants;
    private final CaseViews cases;
    private final Attachments attachments;
    private final X12Files x12;

    public SupplierFiles(
            OutgoingFile directory, Merchants merchants, CaseViews cases, Attachments attachments, X12Files x12) {
        this.directory = directory;
        this.merchants = merchants;
        this.cases = cases;
        this.attachments = attachments;
        this.x12 = x12;
    }

    @Override
    public boolean serves(String destination) {
        return destination.startsWith("sftp:") || destination.startsWith("folder:");
    }

    @Override
    public byte[] prepare(Row row) {
        ChannelConfig.Drop drop = drop(row.command().supplier());
        return drop.isX12() ? x12.prepare(row, drop.x12()) : csv(row, drop);
    }

    @Override
    public Result send(Row row, byte[] request) {
        String supplier = row.command().supplier();
        String name = name(row) + (drop(supplier).isX12() ? ".edi" : ".csv");
        try {
            for (Map.Entry<String, byte[]> file : evidence(row).entrySet()) {
                directory.leave(supplier, file.getKey(), file.getValue());
            }
            directory.leave(supplier, name, request);
            x12.left(row);
            return Result.Done.of("left as " + name, name);
        } catch (OutgoingFile.NotLeft e) {
            return new Result.Unknown(e.getMessage());
        }
    }

    @Override
    public Result resume(Row row, byte[] request) {
        return send(row, request);
    }

    private ChannelConfig.Drop drop(String supplier) {
        return merchants
                .supplier(supplier)
                .map(s -> ((ChannelConfig.Files) s.channel()).drop())
                .orElseThrow(() -> new IllegalStateException("no supplier " + supplier));
    }

    /** For example {@code supplier_request-1001-0f3a9c1e}. */
    private String name(Row row) {
        String order = cases.of(row).orderName().replaceAll("[^A-Za-z0-9]", "");
        return row.command().kind().name().toLowerCase(Locale.ROOT) + "-" + order + "-"
                + row.idempotencyKey().toString().substring(0, 8);
    }

    private byte[] csv(Row row, ChannelConfig.Drop drop) {
        CaseViews.View view = cases.of(row);
        Leg leg = view.leg(row.command().supplier());
        List<String> files = new ArrayList<>(evidence(row).keySet());
        String reason = view.returnCase().request().reason().name().toLowerCase(Locale.ROOT);
        List<RmaRequestCsv.Row> rows = new ArrayList<>();
        for (LineQuantity line : row.command().lines()) {
            rows.add(new RmaRequestCsv.Row(
                    row.command().kind().name(),
                    view.orderName(),
                    view.poNumber(leg.supplier()),
                    line.sku(),
                    line.quantity(),
                    reason,
                    files));
        }
        return RmaRequestCsv.write(rows, dialect(drop));
    }

    /** His own dialect, where he writes CSV. */
    static RowsCsv dialect(ChannelConfig.Drop drop) {
        return drop.table() instanceof CsvFormat csv ? new RowsCsv(csv.delimiter(), csv.charset()) : RowsCsv.PLAIN;
    }

    /** The customer's own files beside the request, byte for byte (row S153), under names that say which return. */
    private Map<String, byte[]> evidence(Row row) {
        Map<String, byte[]> files = new java.util.LinkedHashMap<>();
        if (row.command().kind() != io.backhaul.core.decision.Command.Kind.SUPPLIER_REQUEST) {
            return files;
        }
        attachments
                .ofCustomer(row.merchant(), row.caseId())
                .forEach(a -> attachments
                        .content(row.merchant(), row.caseId(), a.sha256())
                        .ifPresent(bytes -> files.put(
                                name(row) + "-" + a.sha256().substring(0, 8) + ending(a.mediaType()), bytes)));
        return files;
    }

    private static String ending(String mediaType) {
        return "." + mediaType.replaceFirst("^.*/", "").replaceAll("[^a-z0-9]", "");
    }
}
