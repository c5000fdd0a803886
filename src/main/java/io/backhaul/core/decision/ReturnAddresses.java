package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.ReturnAddress;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which return address of a supplier may be followed (rows S126, F86, N11): one that is on file, the first one where none is,
 * or one that a second channel or a person has confirmed.
 */
public final class ReturnAddresses {

    private ReturnAddresses() {}

    /** The address to follow that he named, or that a person entered in its place; empty when there is none, or it is held. */
    public static Optional<String> followed(ReturnCase c, Leg leg) {
        String named = leg.returnAddress();
        if (named == null || isKnown(c, leg, named)) {
            return Optional.ofNullable(named);
        }
        return confirmed(c, leg).reduce((earlier, later) -> later);
    }

    /** True while he names another address than the one on file and nobody has confirmed which holds. */
    static boolean held(ReturnCase c, Leg leg) {
        return leg.returnAddress() != null && followed(c, leg).isEmpty();
    }

    /** True for an address a person may say holds: the one he named, or one on file. */
    static boolean mayHold(ReturnCase c, Leg leg, String address) {
        return Stream.concat(named(c, leg), onFile(c, leg).stream()).anyMatch(a -> ReturnAddress.same(a, address));
    }

    /** His addresses as the case knows them: his passport's, then those followed before, as people write them. */
    static List<String> onFile(ReturnCase c, Leg leg) {
        List<String> all = new ArrayList<>();
        agreed(c, leg).map(ReturnAddress::onLabel).ifPresent(all::add);
        all.addAll(c.terms().addresses().getOrDefault(leg.supplier(), List.of()));
        return all.stream().distinct().toList();
    }

    /** Every address he named in this case, by whatever channel. */
    static Stream<String> named(ReturnCase c, Leg leg) {
        return authorizations(c, leg).map(ReturnAuthorized::returnAddress);
    }

    private static boolean isKnown(ReturnCase c, Leg leg, String named) {
        List<String> onFile = onFile(c, leg);
        String name = c.terms().passport(leg.supplier()).map(Passport::name).orElse(leg.supplier());
        boolean first = onFile.isEmpty() && named(c, leg).allMatch(other -> ReturnAddress.same(other, named));
        return first
                || onFile.stream().anyMatch(known -> ReturnAddress.same(known, named))
                || agreed(c, leg).filter(a -> a.isMeantBy(named, name)).isPresent()
                || confirmed(c, leg).anyMatch(address -> ReturnAddress.same(address, named))
                || channels(c, leg, named).size() > 1;
    }

    private static Optional<ReturnAddress> agreed(ReturnCase c, Leg leg) {
        return c.terms().passport(leg.supplier()).map(p -> p.agreement().returnAddress());
    }

    private static Stream<String> confirmed(ReturnCase c, Leg leg) {
        return c.facts().operator(OperatorAction.ADDRESS_CONFIRMED, leg.supplier()).stream()
                .map(OperatorDecided::reference);
    }

    /**
     * By which kinds of channel he named this address: {@code mail}, {@code sftp}. A link went to his mailbox: whoever has that
     * has the link too.
     */
    static Set<String> channels(ReturnCase c, Leg leg, String address) {
        return authorizations(c, leg)
                .filter(a -> ReturnAddress.same(a.returnAddress(), address))
                .map(a -> a.envelope().source().split(":", 2)[0])
                .map(by -> by.equals("link") ? "mail" : by)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<ReturnAuthorized> authorizations(ReturnCase c, Leg leg) {
        return c.facts().all(ReturnAuthorized.class).stream()
                .filter(a -> a.supplier().equals(leg.supplier()) && a.returnAddress() != null);
    }
}
