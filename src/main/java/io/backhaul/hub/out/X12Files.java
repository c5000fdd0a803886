package io.backhaul.hub.out;

import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.partner.edi.X12Request;
import io.backhaul.partner.edi.X12RequestWriter;
import io.backhaul.store.CommandRows.Row;
import io.backhaul.store.EdiControls;
import io.backhaul.store.EdiFiles;
import io.backhaul.store.EdiSent;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** X12 files for suppliers: requests with a control number of their own, and the acknowledgements that wait to be left. */
public final class X12Files {

    private static final Logger LOG = LoggerFactory.getLogger(X12Files.class);
    private static final int AT_ONCE = 20;

    private final OutgoingFile directory;
    private final CaseViews cases;
    private final EdiControls controls;
    private final EdiSent sent;
    private final EdiFiles files;
    private final Clock clock;

    public X12Files(
            OutgoingFile directory, CaseViews cases, EdiControls controls, EdiSent sent, EdiFiles files, Clock clock) {
        this.directory = directory;
        this.cases = cases;
        this.controls = controls;
        this.sent = sent;
        this.files = files;
        this.clock = clock;
    }

    /** In the transaction that stores these bytes: its control number is used up exactly when they are kept. */
    byte[] prepare(Row row, ChannelConfig.X12 x12) {
        CaseViews.View view = cases.of(row);
        var reason = view.returnCase().request().reason();
        String supplier = row.command().supplier();
        long control = controls.next(row.merchant(), supplier);
        byte[] request = X12RequestWriter.write(new X12Request(
                x12.partner(),
                x12.account(),
                x12.item(),
                control,
                row.idempotencyKey().toString().substring(0, 23),
                view.poNumber(supplier),
                row.command().lines().stream()
                        .map(l -> new X12Request.Item(l.sku(), l.quantity(), reason))
                        .toList(),
                clock.instant()));
        sent.made(row.merchant(), supplier, control, row.command().key(), view.orderName(), clock.instant());
        return request;
    }

    /** From now on its acknowledgement is awaited. */
    void left(Row row) {
        sent.left(row.merchant(), row.command().key(), clock.instant());
    }

    /** Leaves the acknowledgements whose time has come; what cannot be left is tried again later. */
    public void leaveDue() {
        for (EdiFiles.Due file : files.due(AT_ONCE)) {
            try {
                directory.leave(file.supplier(), file.name(), file.content());
                files.left(file, clock.instant());
            } catch (OutgoingFile.NotLeft e) {
                LOG.warn("{} waits for {}: {}", file.name(), file.supplier(), e.getMessage());
            }
        }
    }
}
