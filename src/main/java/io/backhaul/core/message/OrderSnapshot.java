package io.backhaul.core.message;

import io.backhaul.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The order behind a return as the store showed it when the hub read it.
 *
 * @param orderId order id at the store
 * @param orderName name people use, for example {@code #2001}
 * @param store code of the store in the merchant's configuration
 * @param orderedAt when the customer placed it (UTC)
 * @param deliveredAt when the carrier says he received it (UTC), or null when unknown (row S15)
 * @param payments what was captured, per gateway payment
 * @param poNumbers purchase order number by supplier
 * @param supplierOrderIds the supplier's own order id by supplier
 * @param paidAt when it was paid (UTC), or null when unknown
 * @param dispatchedAt when the parcel to the customer left (UTC), or null when unknown
 * @param country ISO 3166 code of the country it went to, or null
 * @param salesChannel where it was sold, for example {@code amazon}, or null (row S208)
 * @param customerOrders how many orders this customer had placed, or null when unknown (row S204)
 */
public record OrderSnapshot(
        String orderId,
        String orderName,
        String store,
        Instant orderedAt,
        Instant deliveredAt,
        List<Payment> payments,
        Map<String, String> poNumbers,
        Map<String, String> supplierOrderIds,
        Instant paidAt,
        Instant dispatchedAt,
        String country,
        String salesChannel,
        Integer customerOrders) {

    /** One capture: gateway code ({@code stripe}, {@code paypal}, ...), the payment's id there, and the amount captured. */
    public record Payment(String gateway, String reference, Money captured) {
        public Payment {
            Objects.requireNonNull(gateway, "gateway");
            Objects.requireNonNull(captured, "captured");
        }
    }

    public OrderSnapshot {
        Objects.requireNonNull(orderName, "orderName");
        Objects.requireNonNull(orderedAt, "orderedAt");
        payments = payments == null ? List.of() : List.copyOf(payments);
        poNumbers = poNumbers == null ? Map.of() : Map.copyOf(poNumbers);
        supplierOrderIds = supplierOrderIds == null ? Map.of() : Map.copyOf(supplierOrderIds);
    }

    /** An order of which nothing else is known. */
    public OrderSnapshot(
            String orderId,
            String orderName,
            String store,
            Instant orderedAt,
            Instant deliveredAt,
            List<Payment> payments,
            Map<String, String> poNumbers,
            Map<String, String> supplierOrderIds) {
        this(
                orderId,
                orderName,
                store,
                orderedAt,
                deliveredAt,
                payments,
                poNumbers,
                supplierOrderIds,
                null,
                null,
                null,
                null,
                null);
    }
}
