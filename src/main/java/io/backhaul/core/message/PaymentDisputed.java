package io.backhaul.core.message;

import io.backhaul.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The customer disputes a payment through his bank (row S194). It is about the payment and so about every return of that order.
 *
 * @param envelope what every message carries; a PAYMENT reference names the payment
 * @param gateway gateway code
 * @param disputeId the gateway's id of the dispute
 * @param amount what the customer wants back from his bank
 * @param status where it stands
 * @param reasonText the bank's reason, for example {@code product_not_received}, or null
 * @param respondBy until when evidence must be with the bank (UTC), or null
 * @param fees what the gateway charges for the dispute, as far as it says so
 */
public record PaymentDisputed(
        Envelope envelope,
        String gateway,
        String disputeId,
        Money amount,
        DisputeStatus status,
        String reasonText,
        Instant respondBy,
        List<Fee> fees)
        implements ReturnMessage {

    /** One fee as booked by the gateway under a reference of its own: the same reference counts once. */
    public record Fee(String reference, Money amount) {
        public Fee {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(amount, "amount");
        }
    }

    public PaymentDisputed {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(gateway, "gateway");
        Objects.requireNonNull(disputeId, "disputeId");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(status, "status");
        fees = fees == null ? List.of() : List.copyOf(fees);
    }

    /** The payment under every name it is known by, in the order their rows are locked in. */
    public List<String> payments() {
        return envelope.references().stream()
                .filter(r -> r.type() == Reference.Type.PAYMENT)
                .map(Reference::value)
                .distinct()
                .sorted()
                .toList();
    }
}
