package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.aliexpress.AliExpressSandbox;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.paypal.PayPalSandbox;
import io.backhaul.sandbox.stripe.StripeSandbox;
import java.math.BigDecimal;
import java.util.List;

/** Whom the stores deal with: the buyers' payment gateways and the suppliers who give order numbers of their own. */
public final class ShopPartners implements OrderMaker.World, RefundDesk.Gateway {

    private static final String STRIPE = "stripe";
    private static final String PAYPAL = "paypal";
    private static final String SHOPIFY_PAYMENTS = "shopify_payments";
    private static final String ALIEXPRESS = "ali";

    private final StripeSandbox stripe;
    private final PayPalSandbox paypal;
    private final AliExpressSandbox aliExpress;

    /** The partners of this sandbox. */
    public ShopPartners(StripeSandbox stripe, PayPalSandbox paypal, AliExpressSandbox aliExpress) {
        this.stripe = stripe;
        this.paypal = paypal;
        this.aliExpress = aliExpress;
    }

    @Override
    public OrderMaker.Paid pay(ShopOrder order) {
        return switch (order.gateway) {
            case STRIPE -> {
                String payment = stripe.capture(order.total(), order.currency, order.name);
                yield new OrderMaker.Paid(payment, stripe.charge(payment));
            }
            case PAYPAL -> {
                String capture = paypal.capture(order.total(), order.currency, order.name);
                yield new OrderMaker.Paid(capture, capture);
            }
            case SHOPIFY_PAYMENTS -> new OrderMaker.Paid(order.transactionId, "sp-" + Ids.number());
            case "manual" -> new OrderMaker.Paid(null, null);
            default ->
                throw new Refusal(
                        400, "unknown gateway " + order.gateway + "; known: stripe, paypal, shopify_payments, manual");
        };
    }

    @Override
    public String orderAt(String supplier, ShopOrder order, List<ShopOrder.Line> lines) {
        if (!supplier.equals(ALIEXPRESS)) {
            return null;
        }
        List<AliExpressSandbox.Item> items = lines.stream()
                .map(line -> new AliExpressSandbox.Item(line.sku, line.quantity, line.cost))
                .toList();
        return aliExpress.order(items, order.currency, order.createdAt);
    }

    @Override
    public String refund(ShopOrder order, BigDecimal amount) {
        return switch (order.gateway) {
            case STRIPE -> stripe.refund(order.paymentId, amount);
            case PAYPAL -> paypal.refund(order.paymentId, amount);
            default -> order.gateway + "-" + Ids.number();
        };
    }
}
