package io.backhaul.hub.out;

import io.backhaul.core.message.RefundSettled;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.out.RefundGateway.Sent;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.hub.work.HubMessages;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundLookup;
import io.backhaul.store.CommandRows.Row;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one course of every refund, whatever the gateway (payment facts 4.2): look before repeating, the same key and the same
 * bytes, nothing once the key may be forgotten, and a person where no machine can tell.
 */
public final class Refunds implements CommandExecutor {

    /** What a gateway shows may lag behind: one miss is no proof. */
    static final Duration SECOND_LOOK = Duration.ofMinutes(10);

    /** How long a gateway that answers no look-up is asked again before a person is. */
    static final Duration PATIENCE = Duration.ofDays(7);

    /** How it is said, behind the gateway's name, that something waits because our credentials are refused. */
    public static final String REFUSED = " refuses our credentials: ";

    private static final Duration UNTIL_MENDED = Duration.ofMinutes(1);

    private final Map<String, RefundGateway> gateways;
    private final Function<String, Optional<GatewayConfig>> accounts;
    private final HubMessages hub;
    private final RefundWatch watch;
    private final Clock realTime;

    /**
     * @param accounts the gateway account behind a destination
     * @param watch hears every answer
     * @param realTime the machine's time: gateways forget keys by it, however far business time was moved
     */
    public Refunds(
            List<RefundGateway> gateways,
            Function<String, Optional<GatewayConfig>> accounts,
            HubMessages hub,
            RefundWatch watch,
            Clock realTime) {
        this.gateways = gateways.stream().collect(Collectors.toMap(RefundGateway::type, Function.identity()));
        this.accounts = accounts;
        this.hub = hub;
        this.watch = watch;
        this.realTime = realTime;
    }

    @Override
    public boolean serves(String destination) {
        return accounts.apply(destination).isPresent();
    }

    private RefundGateway gateway(Row row) {
        String type = accounts.apply(row.command().destination())
                .map(GatewayConfig::connector)
                .orElseThrow(() -> new IllegalStateException(
                        "no gateway is configured as " + row.command().destination()));
        return Optional.ofNullable(gateways.get(type))
                .orElseThrow(() -> new IllegalStateException("no connector for gateways of type " + type));
    }

    @Override
    public byte[] prepare(Row row) {
        return gateway(row).request(row);
    }

    @Override
    public Result send(Row row, byte[] stored) {
        try {
            Sent sent = gateway(row).send(row, stored);
            watch.sent(row, sent.answer());
            Result result = after(row, sent.answer());
            return sent.trace() == null ? result : new Result.Traced(result, sent.trace());
        } catch (NoAnswer e) {
            return after(row, RefundAnswer.none(e.getMessage()));
        }
    }

    @Override
    public Result resume(Row row, byte[] stored) {
        RefundLookup found;
        try {
            found = gateway(row).find(row, stored);
        } catch (NoAnswer e) {
            found = new RefundLookup.Unavailable(e.getMessage());
        }
        watch.lookedFor(row, found);
        if (found instanceof RefundLookup.Found ours) {
            return settled(row, ours.refund());
        } else if (found instanceof RefundLookup.Unavailable away) {
            return notLookedUp(row, away.reason());
        } else if (found instanceof RefundLookup.Refused refused) {
            return notLookedUp(row, name(row) + REFUSED + refused.reason());
        }
        return afterMiss(row, stored);
    }

    private Result notLookedUp(Row row, String reason) {
        return age(row).compareTo(PATIENCE) < 0
                ? new Result.Unknown(reason)
                : new Result.NeedsPerson("could not be looked up for " + PATIENCE.toDays() + " days: " + reason);
    }

    /** Not found: sent again while that is safe, else looked for once more, else left to a person. */
    private Result afterMiss(Row row, byte[] stored) {
        if (row.isOnlyToBeLookedForFirst()) {
            return new Result.NeverSent();
        }
        boolean safe = !row.lookupOnly()
                && !row.disputed()
                && age(row).compareTo(gateway(row).keyLife()) < 0;
        if (safe) {
            return send(row, stored);
        }
        return row.misses() > 0
                ? new Result.NeedsPerson(
                        "twice not found at " + name(row) + ", and it must not be sent again: " + why(row))
                : new Result.Missed(
                        "not found at " + name(row) + "; looking once more before a person must", SECOND_LOOK);
    }

    private static String why(Row row) {
        if (row.disputed()) {
            return "the payment is disputed";
        }
        return row.lookupOnly() ? "an earlier answer forbids it" : "its key may be forgotten there by now";
    }

    /** The gateway as orders name it, for example {@code stripe}. */
    private static String name(Row row) {
        return row.command()
                .destination()
                .substring(0, row.command().destination().indexOf(':'));
    }

    private Duration age(Row row) {
        return row.firstSentAt() == null ? Duration.ZERO : Duration.between(row.firstSentAt(), realTime.instant());
    }

    private Result after(Row row, RefundAnswer answer) {
        if (answer instanceof RefundAnswer.Exists refund) {
            return settled(row, refund);
        } else if (answer instanceof RefundAnswer.Rejected rejected && row.firstSentAt() != null) {
            // said of the repetition, which may be judged before its key: the first try may have had its effect
            return new Result.Unknown("refused when it was sent again: " + rejected.reason(), true);
        } else if (answer instanceof RefundAnswer.Rejected rejected) {
            ReturnMessage fact = hub.refused(row.merchant(), row.caseId(), row.command(), name(row), rejected.reason());
            return new Result.Refused(rejected.reason(), List.of(fact));
        } else if (answer instanceof RefundAnswer.Retry retry) {
            return new Result.Later(name(row) + " asks to wait: " + retry.reason(), retry.after());
        } else if (answer instanceof RefundAnswer.Paused paused) {
            return new Result.NotSent(name(row) + REFUSED + paused.reason(), UNTIL_MENDED);
        } else if (answer instanceof RefundAnswer.NotExecuted not) {
            return new Result.NotSent(name(row) + " did not execute it: " + not.reason(), not.after());
        }
        RefundAnswer.Unknown unknown = (RefundAnswer.Unknown) answer;
        return new Result.Unknown(unknown.reason(), unknown.lookupOnly());
    }

    private Result settled(Row row, RefundAnswer.Exists refund) {
        List<ReturnMessage> facts = gateway(row).facts(row, refund);
        Optional<RefundSettled> other = facts.stream()
                .filter(RefundSettled.class::isInstance)
                .map(RefundSettled.class::cast)
                .filter(s -> !s.amount().equals(row.command().amount()))
                .findFirst();
        if (other.isPresent()) {
            return new Result.NeedsPerson(name(row) + " refund " + refund.id() + " is of "
                    + other.get().amount() + ", ordered was " + row.command().amount());
        }
        return new Result.Done(name(row) + " refund " + refund.id() + " " + refund.status(), refund.id(), facts);
    }
}
