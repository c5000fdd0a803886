package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.mapping.CsvFormat;
import io.backhaul.mapping.CsvReader;
import io.backhaul.mapping.CsvRow;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.store.Receipt;
import java.util.ArrayList;
import java.util.List;

/** Files that suppliers drop: CSV row by row (a bad row never spoils its neighbours), X12 set by set. */
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
        return channel.startsWith("sftp:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        String name = receipt.channel().substring("sftp:".length());
        ChannelConfig.Sftp channel = merchants
                .supplier(name)
                .map(s -> (ChannelConfig.Sftp) s.channel())
                .orElseThrow(() -> new UnreadableMessage(receipt.sourceId(), "no supplier " + name + " is configured"));
        return channel.format().equals("x12")
                ? x12.read(receipt, original, channel, name)
                : csv(receipt, original, channel, name);
    }

    private Reading csv(Receipt receipt, byte[] original, ChannelConfig.Sftp channel, String supplier) {
        ChannelConfig.Csv csv = channel.csv();
        CsvFormat format =
                new CsvFormat(csv.delimiter().charAt(0), csv.decimalComma(), csv.columns(), csv.aliases(), null);
        List<ObjectNode> messages = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (CsvRow row : CsvReader.read(original, format, receipt.sourceId())) {
            String line = receipt.sourceId() + " line " + row.line();
            if (!row.readable()) {
                problems.add(line + ": " + row.problem());
                continue;
            }
            try {
                messages.addAll(mappings.apply(channel.mapping(), row.input(supplier)));
            } catch (UnreadableMessage e) {
                problems.add(e.at(line).getMessage());
            }
        }
        if (messages.isEmpty() && problems.isEmpty()) {
            problems.add(receipt.sourceId() + ": the file has no rows");
        }
        return new Reading(receipt.channel(), messages, true, null, problems);
    }
}
