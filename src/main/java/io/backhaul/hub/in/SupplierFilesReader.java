package io.backhaul.hub.in;

import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.mapping.FileRows;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.store.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files that suppliers drop: tables row by row (a bad row never spoils its neighbours), X12 set by set. */
public final class SupplierFilesReader implements ReceiptReader {

    private final Mappings mappings;
    private final Merchants merchants;
    private final X12FilesReader x12;

    public SupplierFilesReader(Mappings mappings, Merchants merchants, X12FilesReader x12) {
        this.x12 = x12;
        this.mappings = mappings;
        this.merchants = merchants;
    }

    @Override
    public boolean reads(String channel) {
        return channel.startsWith("sftp:") || channel.startsWith("folder:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        String name = receipt.channel().substring(receipt.channel().indexOf(':') + 1);
        ChannelConfig.Drop drop = merchants
                .supplier(name)
                .map(s -> (ChannelConfig.Files) s.channel())
                .map(ChannelConfig.Files::drop)
                .orElseThrow(() -> new UnreadableMessage(receipt.sourceId(), "no supplier " + name + " is configured"));
        if (receipt.topic().equals(SupplierDrop.REFUSED)) {
            throw new UnreadableMessage(receipt.sourceId(), new String(original, StandardCharsets.UTF_8));
        }
        return drop.isX12() ? x12.read(receipt, original, drop, name) : table(receipt, original, drop, name);
    }

    private Reading table(Receipt receipt, byte[] original, ChannelConfig.Drop drop, String supplier) {
        RowsRead rows = new RowsRead(mappings, receipt.sourceId(), supplier, receipt.sourceId());
        try {
            rows.read(FileRows.read(original, drop.table(), receipt.sourceId()), drop.mapping());
        } catch (UnreadableMessage e) {
            rows.refuse(e);
        }
        return new Reading(
                receipt.channel(),
                rows.messages(),
                true,
                null,
                rows.problems(),
                drop.results() ? rows.rows() : List.of());
    }
}
