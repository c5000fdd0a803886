package io.backhaul.hub.in;

import io.backhaul.hub.settings.Merchants;
import io.backhaul.partner.filedrop.FileNames;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.Kept;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipts;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Takes files suppliers drop over SFTP. The route moves a file away only after its receipt is durable; a file read again after
 * a crash, or under another name, meets the same content hash.
 */
public final class SupplierDrop {

    /** A listing is made before the poll ends: what came in between is not read yet. */
    private static final Duration LISTING = Duration.ofSeconds(2);

    private final Receipts receipts;
    private final ChannelMarks marks;
    private final Merchants merchants;
    private final X12Replies x12;
    private final Clock clock;

    public SupplierDrop(Receipts receipts, ChannelMarks marks, Merchants merchants, X12Replies x12, Clock clock) {
        this.x12 = x12;
        this.receipts = receipts;
        this.marks = marks;
        this.merchants = merchants;
        this.clock = clock;
    }

    public void keep(
            @Body byte[] content, @Header("CamelFileNameOnly") String name, @Header("HubSupplier") String supplier) {
        Kept kept = receipts.keep(
                NewReceipt.of(merchant(supplier), "sftp:" + supplier, FileNames.require(name), "file", content)
                        .at(clock.millis()));
        if (kept.duplicate()) {
            x12.cameAgain(supplier, kept.id());
        }
    }

    /** The directory was empty: everything dropped until shortly before now has been read. */
    public void empty(@Header("HubSupplier") String supplier) {
        marks.readThrough(
                merchant(supplier), "sftp:" + supplier, clock.instant().minus(LISTING));
    }

    private String merchant(String supplier) {
        return merchants.supplier(supplier).orElseThrow().merchants().get(0);
    }

    /** Touches only plain visible file names, whatever a server's listing says. */
    public static <T> GenericFileFilter<T> plainNames() {
        return (GenericFile<T> file) -> !file.isDirectory() && FileNames.isSafe(file.getFileNameOnly());
    }
}
