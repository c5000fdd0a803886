package io.backhaul.hub;

import io.backhaul.console.Originals;
import io.backhaul.store.Receipts;
import java.util.Optional;
import java.util.UUID;

/** The originals behind the console: decrypted on demand, gone when their key was erased. */
final class KeptOriginals implements Originals {

    private final Receipts receipts;

    KeptOriginals(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public Optional<Original> find(String merchant, UUID receiptId) {
        return receipts.find(merchant, receiptId)
                .flatMap(receipt -> receipts.original(merchant, receiptId)
                        .map(bytes -> new Original(receipt.contentType(), bytes)));
    }
}
