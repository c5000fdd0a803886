package io.backhaul.hub.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.Uuid5;
import io.backhaul.hub.data.PrivateFiles;
import io.backhaul.store.CustomerRequests;
import io.backhaul.store.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files in which customers can see what is kept of them: one JSON file per request in the data directory, gone when it was
 * handed over or the customer is to be forgotten.
 */
final class CustomerFiles {

    private final CustomerRequests requests;
    private final KeptOfCustomer kept;
    private final Path directory;
    private final TransactionTemplate transactions;
    private final Clock clock;

    CustomerFiles(
            CustomerRequests requests,
            KeptOfCustomer kept,
            Path directory,
            TransactionTemplate transactions,
            Clock clock) {
        this.requests = requests;
        this.kept = kept;
        this.directory = directory;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes the file, then asks a person to hand it over; written again, it is the same file. */
    String write(Receipt request, String store, JsonNode body) {
        UUID id = Uuid5.of("customer-request/" + request.id());
        CustomerRequest asked = CustomerRequest.of(body);
        byte[] content = kept.of(request, store, asked);
        try {
            Files.createDirectories(directory);
            PrivateFiles.write(file(id), content);
        } catch (IOException e) {
            throw new UncheckedIOException("the file for a customer cannot be written", e);
        }
        transactions.executeWithoutResult(
                tx -> requests.open(request.merchant(), id, store, asked.orders(), request.receivedAt()));
        return "a customer wants to see what is kept of him: the file is on page Privacy";
    }

    Optional<byte[]> content(String merchant, UUID id) {
        Path file = file(id);
        try {
            return requests.holds(merchant, id) && Files.exists(file)
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the file for a customer cannot be read", e);
        }
    }

    void handedOver(String merchant, UUID id, String by) {
        transactions.executeWithoutResult(tx -> requests.handedOver(merchant, id, by, clock.instant()));
        removeHandedOver();
    }

    /** Files that nobody needs any more. */
    void removeHandedOver() {
        requests.over().forEach(over -> remove(over.merchant(), over.id()));
    }

    /** Answers how many. In the caller's transaction: should it fail, the file is gone already, which is no harm. */
    int erase(String merchant, String order) {
        List<UUID> about = requests.about(merchant, order);
        about.forEach(id -> remove(merchant, id));
        return about.size();
    }

    void eraseStore(String merchant, String store) {
        requests.ofStore(merchant, store).forEach(id -> remove(merchant, id));
    }

    private void remove(String merchant, UUID id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException("the file for a customer cannot be removed", e);
        }
        requests.erased(merchant, id, clock.instant());
    }

    private Path file(UUID id) {
        return directory.resolve(id + ".json");
    }
}
