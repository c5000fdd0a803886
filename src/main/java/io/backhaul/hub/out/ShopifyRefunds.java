package io.backhaul.hub.out;

import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.partner.Headers;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundLookup;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyRefund;
import io.backhaul.partner.shopify.ShopifyRefundAnswer;
import io.backhaul.partner.shopify.ShopifyRefundRequest;
import io.backhaul.store.CommandRows.Row;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Refunds that the store makes at its own gateway, by {@code refundCreate} under a key (Shopify facts 1.4, 1.5). The only calls
 * of ours that move money at a store, and only for payments whose gateway is the store's own: all others the hub refunds at the
 * gateway itself, and an order has one refund owner.
 */
public final class ShopifyRefunds implements RefundGateway {

    public static final String CONNECTOR = "shopify/refundCreate";

    private final ShopifyStores stores;
    private final Acceptance acceptance;
    private final Function<Row, String> orders;

    /** @param orders gid of the order behind a command */
    public ShopifyRefunds(ShopifyStores stores, Acceptance acceptance, Function<Row, String> orders) {
        this.stores = stores;
        this.acceptance = acceptance;
        this.orders = orders;
    }

    @Override
    public String type() {
        return CONNECTOR;
    }

    /** The store forgets a key after 24 hours; then repeating would be a new refund. */
    @Override
    public Duration keyLife() {
        return Duration.ofHours(23);
    }

    @Override
    public byte[] request(Row row) {
        return refund(row, orders.apply(row)).keyed().body();
    }

    static ShopifyRefundRequest refund(Row row, String order) {
        String payment = row.command().payment();
        int slash = payment.indexOf('/');
        return new ShopifyRefundRequest(
                order,
                payment.substring(slash + 1),
                payment.substring(0, slash),
                row.command().amount(),
                row.command().key(),
                row.idempotencyKey().toString());
    }

    /** The store's code: a gateway of its own is configured under it. */
    static String store(Row row) {
        String destination = row.command().destination();
        return destination.substring(destination.indexOf(':') + 1);
    }

    @Override
    public Sent send(Row row, byte[] stored) throws NoAnswer {
        Answer answer = stores.post(store(row), stored, Use.REFUND);
        RefundAnswer read = ShopifyRefundAnswer.ofCreate(
                answer.status(), answer.headers(), answer.body(), row.command().key());
        if (ShopifyStores.isOurs(answer) && read instanceof RefundAnswer.Retry retry) {
            return new Sent(new RefundAnswer.NotExecuted(retry.reason(), retry.after()), null);
        }
        return new Sent(row.mayHaveHappened() ? doubted(read) : read, trace(answer));
    }

    /** The store may refuse a repetition for what the first call did, before it looks at the key: then ours is looked for. */
    private static RefundAnswer doubted(RefundAnswer read) {
        return read instanceof RefundAnswer.Rejected rejected && ShopifyRefundAnswer.usedUp(rejected)
                ? new RefundAnswer.Unknown(rejected.reason(), true)
                : read;
    }

    static String trace(Answer answer) {
        return Headers.find(answer.headers(), "X-Request-Id").orElse(null);
    }

    @Override
    public RefundLookup find(Row row, byte[] stored) {
        return ShopifyRefundAnswer.ofLookup(refunds(row), row.command().key());
    }

    /** The order's refunds as the store shows them now. */
    ShopifyAnswer refunds(Row row) {
        return stores.query(store(row), ShopifyCall.refundsOfOrder(orders.apply(row)), Use.REFUND);
    }

    @Override
    public List<ReturnMessage> facts(Row row, RefundAnswer.Exists refund) {
        return acceptance.map(
                row.merchant(),
                row.command().destination(),
                refund.id(),
                "shopify/refund",
                ShopifyRefund.input(
                        orders.apply(row), refund.refund(), row.command().payment()));
    }
}
