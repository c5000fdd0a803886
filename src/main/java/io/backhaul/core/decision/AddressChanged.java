package io.backhaul.core.decision;

import io.backhaul.core.Uuid5;
import io.backhaul.core.policy.ReturnAddress;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A return address other than the one on file is followed only when it is confirmed on a second channel: whoever can write in a
 * supplier's name could have the goods sent to himself (rows S126, F86, N11).
 */
final class AddressChanged implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!c.has(Decision.Outcome.ACCEPTED) || c.refused()) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> ReturnAddresses.held(c, leg))
                .filter(leg -> Instructions.wanted(leg) && !leg.goods().isTerminal())
                .filter(leg -> leg.units(LineState::shipped) == 0)
                .filter(leg -> !c.acknowledged(subject(leg) + ":" + leg.supplier()))
                .map(leg -> decision(c, subject(leg), Decision.Outcome.REVIEW, leg.supplier(), question(c, leg)))
                .toList();
    }

    /** Names the address, so that an answer about one says nothing about the next. */
    private static String subject(Leg leg) {
        return "address-changed/" + Uuid5.of(leg.returnAddress());
    }

    private static String question(ReturnCase c, Leg leg) {
        String by = ReturnAddresses.channels(c, leg, leg.returnAddress()).stream()
                .sorted()
                .collect(Collectors.joining(" and "));
        String told = c.madeFor("instructions:" + leg.supplier()).isEmpty()
                ? " Until then the customer is told no address."
                : " The customer was told an address before and is told no other.";
        return leg.supplier() + " takes the goods back, but to another address than the one " + before(c, leg)
                + ". Named now by " + by + ": " + leg.returnAddress()
                + ". Ask him by phone or another channel that you know already, never by an answer to that message, then"
                + " enter the address that holds." + told;
    }

    private static String before(ReturnCase c, Leg leg) {
        List<String> onFile = ReturnAddresses.onFile(c, leg);
        return onFile.isEmpty()
                ? "he named before in this return: "
                        + ReturnAddresses.named(c, leg)
                                .filter(address -> !ReturnAddress.same(address, leg.returnAddress()))
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining("; or: "))
                : "on file: " + String.join("; or: ", onFile);
    }
}
