package io.backhaul.hub.out;

import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundLookup;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyRefundAnswer;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.WantedState;
import io.backhaul.store.CommandRows.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Refunds that the store makes while it processes a return, by {@code returnProcess}, which links them with the return in the
 * store's reports (Shopify facts 1.6). The call has no key: the store's counters are read first, it is sent once, and after an
 * uncertain answer it is only looked for. Money that no unit stands for yet goes by {@code refundCreate}; never both, since one
 * command makes one call in its life.
 */
public final class ShopifyReturnRefunds implements RefundGateway {

    public static final String CONNECTOR = "shopify/returnProcess";

    private static final Duration UNTIL_READABLE = Duration.ofMinutes(1);

    private final ShopifyStores stores;
    private final ShopifyRefunds keyed;
    private final Function<Row, Units> units;

    /**
     * The units of a refund's leg whose return is over.
     *
     * @param returnId gid of the return
     */
    public record Units(String returnId, List<LineQuantity> lines) {
        public Units {
            lines = List.copyOf(lines);
        }
    }

    public ShopifyReturnRefunds(ShopifyStores stores, ShopifyRefunds keyed, Function<Row, Units> units) {
        this.stores = stores;
        this.keyed = keyed;
        this.units = units;
    }

    @Override
    public String type() {
        return CONNECTOR;
    }

    /** There is no key that makes a repetition safe. */
    @Override
    public Duration keyLife() {
        return Duration.ZERO;
    }

    /** What is sent when no unit is to be processed; else it only says what the money is. */
    @Override
    public byte[] request(Row row) {
        return keyed.request(row);
    }

    @Override
    public Sent send(Row row, byte[] stored) {
        ShopifyAnswer refunds = keyed.refunds(row);
        if (!(refunds instanceof ShopifyAnswer.Done)) {
            return new Sent(unread(refunds), null);
        }
        RefundLookup before =
                ShopifyRefundAnswer.ofLookup(refunds, row.command().key());
        if (before instanceof RefundLookup.Found ours) {
            return new Sent(ours.refund(), null);
        }
        return before instanceof RefundLookup.Unavailable hidden
                ? new Sent(new RefundAnswer.Rejected("it could not be looked for afterwards: " + hidden.reason()), null)
                : read(row, stored);
    }

    private Sent read(Row row, byte[] stored) {
        Units over = units.apply(row);
        boolean goods = over.returnId() != null
                && over.returnId().startsWith("gid://shopify/Return/")
                && !over.lines().isEmpty();
        if (!goods) {
            return once(row, stored, true);
        }
        ShopifyAnswer read =
                stores.query(ShopifyRefunds.store(row), ShopifyCall.returnForHub(over.returnId()), Use.REFUND);
        if (!(read instanceof ShopifyAnswer.Done done)) {
            return new Sent(unread(read), null);
        }
        return ShopifyReturn.of(done.data())
                .flatMap(there -> open(there, over.lines()))
                .map(lines -> ShopifyRefunds.refund(row, null).withReturn(over.returnId(), lines))
                .map(call -> once(row, call.body(), false))
                .orElseGet(() -> once(row, stored, true));
    }

    /** Nothing was sent, since what must be read first could not be. */
    private static RefundAnswer unread(ShopifyAnswer read) {
        if (read instanceof ShopifyAnswer.Unauthorized shut) {
            return new RefundAnswer.Paused(shut.reason());
        } else if (read instanceof ShopifyAnswer.Refused refused) {
            return new RefundAnswer.Rejected(refused.refusal() + ": " + refused.message());
        } else if (read instanceof ShopifyAnswer.Throttled throttled) {
            return new RefundAnswer.NotExecuted("it throttles", throttled.after());
        }
        return new RefundAnswer.NotExecuted(((ShopifyAnswer.Unknown) read).reason(), UNTIL_READABLE);
    }

    /** Units still to process, by line; empty when the store shows them processed, or the return cannot take them. */
    private static Optional<Map<String, Integer>> open(ShopifyReturn there, List<LineQuantity> lines) {
        try {
            Map<String, Integer> wanted = there.wanted(lines);
            return there.processed(wanted) == WantedState.NOT_YET
                    ? Optional.of(there.unprocessed(wanted))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the return has fewer units by now
        }
    }

    /** The one call; only throttling, which the store decides before it executes, leaves it unsent. */
    private Sent once(Row row, byte[] call, boolean create) {
        try {
            Answer answer = stores.post(ShopifyRefunds.store(row), call, Use.REFUND);
            String command = row.command().key();
            RefundAnswer read = create
                    ? ShopifyRefundAnswer.ofCreate(answer.status(), answer.headers(), answer.body(), command)
                    : ShopifyRefundAnswer.ofProcess(answer.status(), answer.headers(), answer.body(), command);
            boolean throttled = ShopifyAnswer.ofMutation(answer.status(), answer.headers(), answer.body())
                    instanceof ShopifyAnswer.Throttled;
            return new Sent(throttled ? unexecuted(read) : neverAgain(read), ShopifyRefunds.trace(answer));
        } catch (NoAnswer e) {
            return new Sent(neverAgain(RefundAnswer.none(e.getMessage())), null);
        }
    }

    private static RefundAnswer unexecuted(RefundAnswer read) {
        return read instanceof RefundAnswer.Retry retry
                ? new RefundAnswer.NotExecuted(retry.reason(), retry.after())
                : neverAgain(read);
    }

    private static RefundAnswer neverAgain(RefundAnswer read) {
        if (read instanceof RefundAnswer.Unknown unknown) {
            return new RefundAnswer.Unknown(unknown.reason(), true);
        }
        return read instanceof RefundAnswer.Retry retry ? new RefundAnswer.Unknown(retry.reason(), true) : read;
    }

    @Override
    public RefundLookup find(Row row, byte[] stored) {
        return keyed.find(row, stored);
    }

    @Override
    public List<ReturnMessage> facts(Row row, RefundAnswer.Exists refund) {
        return keyed.facts(row, refund);
    }
}
