package io.backhaul.hub.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.decision.Command;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyAnswer.Refusal;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.WantedState;
import io.backhaul.store.CommandRows.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a return's life needs at its store. None of these calls has an idempotency key, so each first reads whether its aim is
 * already reached, and an uncertain answer is resolved by reading again, never by guessing (Shopify facts 1.4 to 1.6).
 */
public final class ShopifyCommands implements CommandExecutor {

    private static final String FAMILY = "shopify:";

    private final ShopifyStores stores;
    private final CaseViews cases;
    private final StockAdjustments stock;
    private final Predicate<String> withReturn;

    /** @param withReturn whether refunds to this destination process the returned units in the same call */
    public ShopifyCommands(
            ShopifyStores stores, CaseViews cases, StockAdjustments stock, Predicate<String> withReturn) {
        this.stores = stores;
        this.cases = cases;
        this.stock = stock;
        this.withReturn = withReturn;
    }

    @Override
    public boolean serves(String destination) {
        return destination.startsWith(FAMILY);
    }

    @Override
    public byte[] prepare(Row row) {
        return null; // each call is built from the state of the return read just before it
    }

    @Override
    public Result send(Row row, byte[] request) {
        return row.command().kind() == Command.Kind.STOCK_ADJUST ? stock.adjust(row, store(row), false) : act(row);
    }

    @Override
    public Result resume(Row row, byte[] request) {
        return row.command().kind() == Command.Kind.STOCK_ADJUST ? stock.adjust(row, store(row), true) : act(row);
    }

    static String store(Row row) {
        return row.command().destination().substring(FAMILY.length());
    }

    /** Reads the return; acts only when the aim is not reached and still can be. */
    private Result act(Row row) {
        if (row.command().kind() == Command.Kind.STORE_INSTRUCTIONS) {
            return instruct(row);
        }
        CaseViews.View view = cases.of(row);
        ShopifyAnswer read = stores.query(store(row), ShopifyCall.returnForHub(view.returnId()));
        return onData(
                read,
                data -> ShopifyReturn.of(data)
                        .map(there -> act(row, view, there))
                        .orElseGet(() -> Result.Refused.of("the store knows no return " + view.returnId())));
    }

    private Result act(Row row, CaseViews.View view, ShopifyReturn there) {
        ReturnAim aim = ReturnAim.of(row, view, there, processedWithRefund(row, view));
        WantedState state = aim.state(there);
        if (state == WantedState.REACHED) {
            return Result.Done.of(aim.words(), view.returnId());
        }
        if (state == WantedState.OUT_OF_REACH) {
            return Result.Refused.of(aim.words() + " is not possible: the return is " + there.status());
        }
        Result result = null;
        for (ShopifyCall call : aim.calls()) {
            result = sent(stores.mutate(store(row), call.body()), aim.words(), view.returnId());
            if (!(result instanceof Result.Done)) {
                return result;
            }
        }
        return result;
    }

    private boolean processedWithRefund(Row row, CaseViews.View view) {
        return view.returnCase()
                .commands(Command.Kind.REFUND)
                .filter(refund -> refund.supplier().equals(row.command().supplier()))
                .anyMatch(refund -> withReturn.test(refund.destination()));
    }

    private Result instruct(Row row) {
        CaseViews.View view = cases.of(row);
        ShopifyCall call = ShopifyCall.returnInstructions(
                view.orderId(), instructions(row.command().details()));
        return sent(stores.mutate(store(row), call.body()), "return instructions", view.orderId());
    }

    private static String instructions(Map<String, String> details) {
        String rma = Optional.ofNullable(details.get("rma"))
                .map(number -> "\nWrite this return number on the parcel: " + number)
                .orElse("");
        return "Send the goods to:\n" + details.get("address") + rma;
    }

    private static Result onData(ShopifyAnswer answer, Function<JsonNode, Result> then) {
        return answer instanceof ShopifyAnswer.Done done ? then.apply(done.data()) : sent(answer, "reading", null);
    }

    /** A state the call cannot change from is read again on the next try: perhaps it is where it should be. */
    static Result sent(ShopifyAnswer answer, String words, String reference) {
        if (answer instanceof ShopifyAnswer.Done) {
            return Result.Done.of(words, reference);
        } else if (answer instanceof ShopifyAnswer.Throttled throttled) {
            return new Result.Later("the store throttles", throttled.after());
        } else if (answer instanceof ShopifyAnswer.Unauthorized shut) {
            return new Result.Later("the store is shut for us: " + shut.reason(), Duration.ofMinutes(1));
        } else if (answer instanceof ShopifyAnswer.Refused refused) {
            boolean readAgain = List.of(Refusal.INVALID_STATE, Refusal.STALE, Refusal.NEW_KEY_NEEDED)
                    .contains(refused.refusal());
            return readAgain
                    ? new Result.Later("read again: " + refused.message(), Duration.ofSeconds(2))
                    : Result.Refused.of(refused.refusal() + ": " + refused.message());
        }
        return new Result.Unknown(((ShopifyAnswer.Unknown) answer).reason());
    }
}
