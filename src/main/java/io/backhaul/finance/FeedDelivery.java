package io.backhaul.finance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lays released files into the finance directory: the file, then its manifest, then {@code <name>.done}, each written aside,
 * forced to disk and renamed, so that a reader who waits for {@code .done} never sees half a file. After a crash at any point
 * the same steps run again over the same bytes.
 */
public final class FeedDelivery {

    private final FeedFiles files;
    private final TransactionOperations transactions;
    private final DurableDirectory directory;

    public FeedDelivery(JdbcClient jdbc, TransactionOperations transactions, Path directory) {
        this.files = new FeedFiles(jdbc);
        this.transactions = transactions;
        this.directory = new DurableDirectory(directory);
    }

    /**
     * Delivers every file that is not delivered yet.
     *
     * @return how many were delivered now
     * @throws UncheckedIOException when the directory cannot be written; the rest stays undelivered and is tried next time
     */
    public int deliver() {
        int delivered = 0;
        while (Boolean.TRUE.equals(transactions.execute(status -> deliverNext()))) {
            delivered++;
        }
        return delivered;
    }

    private boolean deliverNext() {
        return files.lockNextUndelivered()
                .map(file -> {
                    write(file);
                    files.markDelivered(file);
                    return true;
                })
                .orElse(false);
    }

    private void write(FeedFile file) {
        try {
            directory.put(file.name(), file.content());
            directory.put(file.name() + ".manifest.json", file.manifest());
            directory.put(file.name() + ".done", file.sha256() + "  " + file.name() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("finance file " + file.name() + " could not be delivered", e);
        }
    }
}
