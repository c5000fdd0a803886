package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.mapping.FileRows;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.BankDetails;
import io.backhaul.partner.edi.X12Reader;
import io.backhaul.partner.edi.X12Set;
import io.backhaul.store.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Files that suppliers drop: tables row by row (a bad row never spoils its neighbours), X12 whole or not at all. */
public final class SupplierFilesReader implements ReceiptReader {

    private final Mappings mappings;
    private final Merchants merchants;

    public SupplierFilesReader(Mappings mappings, Merchants merchants) {
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
        return drop.isX12() ? x12(receipt, original, drop, name) : table(receipt, original, drop, name);
    }

    private Reading table(Receipt receipt, byte[] original, ChannelConfig.Drop drop, String supplier) {
        RowsRead rows = new RowsRead(mappings, receipt.sourceId(), supplier);
        try {
            FileRows table = FileRows.read(original, drop.table(), receipt.sourceId());
            table.rows()
                    .forEach(row ->
                            holdBankDetails(String.join("\n", row.values().values()), receipt, supplier));
            rows.read(table, drop.mapping());
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

    private Reading x12(Receipt receipt, byte[] original, ChannelConfig.Drop drop, String supplier) {
        holdBankDetails(new String(original, StandardCharsets.UTF_8), receipt, supplier);
        List<ObjectNode> messages = new ArrayList<>();
        for (X12Set set : X12Reader.read(
                original, receipt.sourceId(), drop.x12().us(), drop.x12().them())) {
            messages.addAll(mappings.apply(drop.mapping(), set.input(supplier)));
        }
        return Reading.of(receipt.channel(), messages);
    }

    private static void holdBankDetails(String text, Receipt receipt, String supplier) {
        BankDetails.in(text).ifPresent(found -> {
            throw HeldForPerson.bankDetails(receipt.sourceId(), supplier, found);
        });
    }
}
