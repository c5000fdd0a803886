package io.backhaul.sandbox.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A refund in the store's books; only its transactions are money. */
final class ShopRefund {

    String id;
    String returnId;
    String note;
    Instant at;
    List<Line> lines = new ArrayList<>();
    List<Transaction> transactions = new ArrayList<>();

    /** Units taken back into the books. */
    record Line(String id, String lineId, int quantity, String restockType, String location, BigDecimal subtotal) {}

    /** Money sent back through the gateway; status as the store words it. */
    record Transaction(String id, BigDecimal amount, String parent, String gatewayReference, String status) {

        Transaction turned(String now) {
            return new Transaction(id, amount, parent, gatewayReference, now);
        }

        boolean failed() {
            return status.equals("FAILURE");
        }
    }

    BigDecimal money() {
        return transactions.stream()
                .filter(t -> !t.failed())
                .map(Transaction::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
