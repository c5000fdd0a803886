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
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a return's life needs at its store. None of these calls has an idempotency key, so each first reads whether its aim is
 * already reached, and an uncertain answer is resolved by reading again, never by guessing (Shopify facts 1.4 to 1.6).
 */
public final class ShopifyCommands implements CommandExecutor {

    private static final String FAMILY = "shopify:";

    /** Calls that would count twice: after an uncertain answer they are looked for, and never sent again. */
    private static final Set<Command.Kind> COUNTING =
            EnumSet.of(Command.Kind.STORE_PROCESS, Command.Kind.STORE_TRACKING, Command.Kind.STORE_LABEL);

    private static final Duration SECOND_LOOK = Duration.ofMinutes(10);
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(1);
    private static final Duration READ_AGAIN = Duration.ofSeconds(2);

    /** In minutes, while the store cannot be read. */
    private static final long LONGEST_WAIT = 30;

    /** How often a state that the store refuses, and that looks right when read, is tried before a person must. */
    private static final int TRIES = 5;

    private final ShopifyApi stores;
    private final Function<Row, CaseViews.View> cases;
    private final StockAdjustments stock;

    /** @param cases the case behind a command */
    public ShopifyCommands(ShopifyStores stores, Function<Row, CaseViews.View> cases, StockAdjustments stock) {
        this((ShopifyApi) stores, cases, stock);
    }

    ShopifyCommands(ShopifyApi stores, Function<Row, CaseViews.View> cases, StockAdjustments stock) {
        this.stores = stores;
        this.cases = cases;
        this.stock = stock;
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
        return act(row, false);
    }

    @Override
    public Result resume(Row row, byte[] request) {
        return act(row, true);
    }

    static String store(Row row) {
        return row.command().destination().substring(FAMILY.length());
    }

    private Result act(Row row, boolean again) {
        CaseViews.View view = cases.apply(row);
        return switch (row.command().kind()) {
            case STOCK_ADJUST ->
                stock.adjust(row, view.returnCase().request().order().store(), again);
            case STORE_INSTRUCTIONS -> instruct(row, view);
            default -> act(row, view, again);
        };
    }

    /** Reads the return; acts only when the aim is not reached and still can be. */
    private Result act(Row row, CaseViews.View view, boolean again) {
        ShopifyAnswer read = stores.query(store(row), ShopifyCall.returnForHub(view.returnId()));
        return onData(
                row,
                read,
                data -> ShopifyReturn.of(data)
                        .map(there -> act(row, view, there, again))
                        .orElseGet(() -> Result.Refused.of("the store knows no return " + view.returnId())));
    }

    private Result act(Row row, CaseViews.View view, ShopifyReturn there, boolean again) {
        ReturnAim aim;
        try {
            aim = ReturnAim.of(row, view, there, stores.shelf(store(row)).location());
        } catch (IllegalArgumentException e) {
            return Result.Refused.of(e.getMessage()); // what is there and what is wanted do not fit together
        }
        WantedState state = aim.state(there);
        if (state == WantedState.REACHED) {
            return Result.Done.of(aim.words(), view.returnId());
        }
        if (state == WantedState.OUT_OF_REACH) {
            return Result.Refused.of(aim.words() + " is not possible, the return is " + there.status()
                    + " at the store: " + aim.otherwise());
        }
        return again && counts(row.command()) ? looked(row, aim) : sent(row, view, aim);
    }

    private static boolean counts(Command command) {
        return COUNTING.contains(command.kind()) && !command.details().containsKey("newer");
    }

    /** Not there after an uncertain answer, which is no proof that it will not be. */
    private static Result looked(Row row, ReturnAim aim) {
        if (row.isOnlyToBeLookedForFirst()) {
            return new Result.NeverSent();
        }
        return row.misses() == 0
                ? new Result.Missed("not seen at the store: " + aim.words() + "; looking once more", SECOND_LOOK)
                : new Result.NeedsPerson("the store's answer was lost, and twice, minutes apart, it did not show: "
                        + aim.words() + "; look there and book what is missing by hand");
    }

    private Result sent(Row row, CaseViews.View view, ReturnAim aim) {
        Result result = null;
        for (ShopifyCall call : aim.calls()) {
            ShopifyAnswer answer = stores.mutate(store(row), call.body());
            result = result(answer, aim.words(), view.returnId(), row.attempts());
            if (!(result instanceof Result.Done)) {
                return result instanceof Result.Refused ? compared(row, view, result) : result;
            }
        }
        return result;
    }

    /** Refused, perhaps because the merchant did it by hand in the moment between our reading and our call. */
    private Result compared(Row row, CaseViews.View view, Result refused) {
        ShopifyAnswer read = stores.query(store(row), ShopifyCall.returnForHub(view.returnId()));
        return Optional.of(read)
                .filter(ShopifyAnswer.Done.class::isInstance)
                .flatMap(done -> ShopifyReturn.of(((ShopifyAnswer.Done) done).data()))
                .flatMap(there -> reached(row, view, there))
                .orElse(refused);
    }

    private Optional<Result> reached(Row row, CaseViews.View view, ShopifyReturn there) {
        ReturnAim aim = ReturnAim.of(row, view, there, stores.shelf(store(row)).location());
        return aim.state(there) == WantedState.REACHED
                ? Optional.of(Result.Done.of(aim.words(), view.returnId()))
                : Optional.empty();
    }

    private Result instruct(Row row, CaseViews.View view) {
        ShopifyCall call = ShopifyCall.returnInstructions(
                view.orderId(), instructions(row.command().details()));
        return result(stores.mutate(store(row), call.body()), "return instructions", view.orderId(), row.attempts());
    }

    private static String instructions(Map<String, String> details) {
        String rma = Optional.ofNullable(details.get("rma"))
                .map(number -> "\nWrite this return number on the parcel: " + number)
                .orElse("");
        return "Send the goods to:\n" + details.get("address") + rma;
    }

    private static Result onData(Row row, ShopifyAnswer answer, Function<JsonNode, Result> then) {
        return answer instanceof ShopifyAnswer.Done done ? then.apply(done.data()) : unread(row, answer);
    }

    /** Nothing was sent, since what must be read first could not be. */
    static Result unread(Row row, ShopifyAnswer answer) {
        Duration wait = UNTIL_MENDED.multipliedBy(Math.min(row.attempts() + 1L, LONGEST_WAIT));
        return answer instanceof ShopifyAnswer.Unknown unknown
                ? new Result.NotSent("the store cannot be read: " + unknown.reason(), wait)
                : result(answer, "reading", null, 0);
    }

    /**
     * What an answer comes to. A state the call cannot change from is read again on the next try, some times: perhaps it is
     * where it should be.
     */
    static Result result(ShopifyAnswer answer, String words, String reference, int tries) {
        if (answer instanceof ShopifyAnswer.Done) {
            return Result.Done.of(words, reference);
        } else if (answer instanceof ShopifyAnswer.Throttled throttled) {
            return new Result.NotSent("the store throttles", throttled.after());
        } else if (answer instanceof ShopifyAnswer.Unauthorized shut) {
            return new Result.NotSent("the store is shut for us: " + shut.reason(), UNTIL_MENDED);
        } else if (answer instanceof ShopifyAnswer.Refused refused) {
            boolean readAgain = refused.refusal() == Refusal.INVALID_STATE && tries < TRIES;
            return readAgain
                    ? new Result.NotSent("read again: " + refused.message(), READ_AGAIN)
                    : Result.Refused.of("the store refused it (" + words + "): " + refused.message());
        }
        return new Result.Unknown(((ShopifyAnswer.Unknown) answer).reason());
    }
}
