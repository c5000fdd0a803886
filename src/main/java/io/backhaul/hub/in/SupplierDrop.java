package io.backhaul.hub.in;

import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.mapping.FileRows;
import io.backhaul.partner.filedrop.FileNames;
import io.backhaul.store.FileResults;
import io.backhaul.store.Kept;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes files suppliers drop. The route moves a file away only after its receipt is durable; a file read again after a crash,
 * or under another name, meets the same content hash. What is too large is never loaded: a person is told, and it is moved to
 * the error folder.
 */
public final class SupplierDrop {

    /** Topic of a receipt that says why a file was not read. */
    static final String REFUSED = "file-refused";

    /** Where the route moves the file, below the directory it lies in. */
    public static final String MOVED = "HubMoved";

    private static final Logger LOG = LoggerFactory.getLogger(SupplierDrop.class);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd/HHmmssSSS").withZone(ZoneOffset.UTC);

    private final Receipts receipts;
    private final FileResults results;
    private final Function<String, SupplierConfig> suppliers;
    private final X12Replies x12;
    private final Clock clock;

    /** @param suppliers by code */
    public SupplierDrop(
            Receipts receipts,
            FileResults results,
            Function<String, SupplierConfig> suppliers,
            X12Replies x12,
            Clock clock) {
        this.x12 = x12;
        this.receipts = receipts;
        this.results = results;
        this.suppliers = suppliers;
        this.clock = clock;
    }

    /**
     * Keeps a file, or notes why it was not read.
     *
     * @param size by the listing; a file that has another one when it is read was cut or is still being written
     */
    public void keep(
            @Body InputStream content,
            @Header("CamelFileNameOnly") String name,
            @Header("CamelFileLength") long size,
            @Header("CamelFileLastModified") long modified,
            @Header("HubSupplier") String supplier,
            Exchange exchange)
            throws IOException {
        SupplierFileChannel channel = channel(supplier);
        String folder;
        if (size > FileRows.MAX_BYTES) {
            refuse(channel, FileNames.require(name), tooLarge(size), String.valueOf(modified));
            folder = ".error/";
        } else {
            keep(channel, FileNames.require(name), whole(content, name, size));
            folder = ".done/";
        }
        exchange.getMessage().setHeader(MOVED, folder + DAY.format(clock.instant()) + "-" + name);
    }

    /** Tells a person about a file that cannot be touched by its name, once; it stays where it is. */
    void untouchable(String supplier, String name) {
        refuse(
                channel(supplier),
                FileNames.shown(name),
                "has a name that is not touched; it stays where it is until he calls it plainly, like returns-7.csv",
                "");
    }

    private void keep(SupplierFileChannel channel, String name, byte[] content) {
        Kept kept = receipts.keep(NewReceipt.of(channel.merchant(), channel.name(), name, "file", content)
                .at(clock.millis()));
        if (kept.duplicate()) {
            x12.cameAgain(channel.supplier(), kept.id());
        }
        if (kept.duplicate() && channel.results()) {
            String first =
                    receipts.find(channel.merchant(), kept.id()).orElseThrow().sourceId();
            SupplierAnswers.planDuplicate(results, channel, name, first, content);
        }
    }

    /** @param time tells a file that comes again from one that still lies there */
    private void refuse(SupplierFileChannel channel, String name, String reason, String time) {
        byte[] note = reason.getBytes(StandardCharsets.UTF_8);
        boolean known = receipts.keep(NewReceipt.of(channel.merchant(), channel.name(), name, REFUSED, note)
                        .dedupedBy(REFUSED + "/" + name + "/" + reason + "/" + time)
                        .typed("text/plain"))
                .duplicate();
        if (!known) {
            LOG.warn("{} of {} {}", name, channel.supplier(), reason);
        }
    }

    private static String tooLarge(long size) {
        return "has " + size + " bytes; more than " + FileRows.MAX_BYTES
                + " are not read. It lies in the folder .error; ask him to split it";
    }

    private static byte[] whole(InputStream content, String name, long size) throws IOException {
        byte[] read = content.readNBytes((int) size + 1);
        if (read.length != size) {
            throw new IOException(name + " was " + (read.length < size ? "cut" : "still growing") + " at " + read.length
                    + " of " + size + " bytes; nothing of it is kept, it is tried again");
        }
        return read;
    }

    private SupplierFileChannel channel(String supplier) {
        return SupplierFileChannel.of(suppliers.apply(supplier));
    }
}
