package io.backhaul.core.correlation;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.message.Reference.Type.MAIL_TOKEN;
import static io.backhaul.core.message.Reference.Type.ORDER_NAME;
import static io.backhaul.core.message.Reference.Type.PO;
import static io.backhaul.core.message.Reference.Type.RETURN;
import static io.backhaul.core.message.Reference.Type.RMA;
import static io.backhaul.core.message.Reference.Type.TRACKING;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Words;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnShipped;
import io.backhaul.core.message.SupplierOrderReported;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which case a message belongs to: exact keys only, and never a guess. */
class CorrelationTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final Reference RMA77 = Reference.qualified(RMA, ACME, "RMA-77");
    private static final Reference RMA78 = Reference.qualified(RMA, ACME, "RMA-78");
    private static final Reference PO1 = Reference.qualified(PO, ACME, "#2001");
    private static final Reference NAME1 = Reference.of(ORDER_NAME, "#2001");
    private static final Reference NAME2 = Reference.of(ORDER_NAME, "#2002");
    private static final Reference BARE = Reference.of(ORDER_NAME, "2001");
    private static final Reference MENTIONED = Reference.of(Reference.Type.MENTION, "#2001");
    private static final Reference TOKEN = Reference.of(MAIL_TOKEN, "t0ken");
    private static final Reference PARCEL = Reference.of(TRACKING, "1z 999");
    private static final Reference CASE1 = Reference.of(Reference.Type.CASE, ONE.toString());
    private static final Reference RETURN1 = Reference.of(RETURN, "gid://shopify/Return/1");

    static Stream<Arguments> table() {
        return Stream.of(
                row("an RMA number names its case", yes(RMA77), "belongs 1", one(RMA77)),
                row("a closed case still gets its messages", yes(RMA77), "belongs 1", closed(ONE, "#2001", RMA77)),
                row("a tracking number is compared without spaces and case", parcel(), "belongs 1", one(PARCEL)),
                row("a thread tells two returns of an order", yes(TOKEN, PO1), "belongs 1", one(TOKEN, PO1), two(PO1)),
                row("an RMA tells two returns of an order", yes(RMA77, PO1), "belongs 1", one(RMA77, PO1), two(PO1)),
                row(
                        "an order tells two returns under one RMA",
                        yes(RMA77, PO1),
                        "belongs 1",
                        one(RMA77, PO1),
                        two(RMA77)),
                row(
                        "another return's order in a thread is a contradiction",
                        yes(TOKEN, PO1),
                        "ambiguous",
                        one(TOKEN),
                        two(PO1)),
                row("an RMA here and an order there too", yes(RMA77, PO1), "ambiguous", one(RMA77), two(PO1)),
                row("a store's own return id settles it", parcelOf(RETURN1), "belongs 1", one(RETURN1), two(PARCEL)),
                row("so it does against a thread", parcelOf(RETURN1), "belongs 1", one(RETURN1), two(TOKEN)),
                row(
                        "a store's own return id with another order's name is a contradiction",
                        parcelOf(RETURN1, NAME2),
                        "ambiguous",
                        one(RETURN1)),
                row("our own case id settles it whatever else is named", yes(CASE1, NAME2), "belongs 1", one(CASE1)),
                row("the own order written otherwise is none", yes(TOKEN, BARE), "belongs 1", one(TOKEN)),
                row("an order number in the text is no key", yes(MENTIONED), "ambiguous"),
                row(
                        "one closed, one open: still a tie that is not guessed",
                        yes(PO1),
                        "ambiguous",
                        closed(ONE, "#2001", PO1),
                        two(PO1)),
                row(
                        "one closed, one open under one RMA: the open one",
                        yes(RMA77),
                        "belongs 2",
                        closed(ONE, "#2001", RMA77),
                        two(RMA77)),
                row("two open under one RMA are a person's choice", yes(RMA77), "ambiguous", one(RMA77), two(RMA77)),
                row("two open cases are a person's choice", yes(PO1), "ambiguous", one(PO1), two(PO1)),
                row("two closed ones too", yes(PO1), "ambiguous", closed(ONE, "#1", PO1), closed(TWO, "#1", PO1)),
                row("no known key waits", yes(RMA77), "waits"),
                row("no key at all is a person's question", yes(), "ambiguous"),
                row(
                        "another order named inside a thread is a contradiction",
                        yes(TOKEN, NAME2),
                        "ambiguous",
                        one(TOKEN)),
                row("the own order named is none", yes(TOKEN, NAME1), "belongs 1", one(TOKEN, NAME1)),
                row(
                        "another case's RMA inside a thread is a contradiction",
                        yes(TOKEN, RMA78),
                        "ambiguous",
                        one(TOKEN),
                        two(RMA78)),
                row("two RMAs of two cases are ambiguous", yes(RMA77, RMA78), "ambiguous", one(RMA77), two(RMA78)),
                row(
                        "a supplier without goods in the case is a contradiction",
                        yes(NAME1),
                        "ambiguous",
                        new Candidate(ONE, "#2001", true, Set.of(GLOBEX), Set.of(NAME1))),
                row(
                        "so is news of his order",
                        new SupplierOrderReported(
                                new Words().envelope("aliexpress:acme", "k", NAME1), ACME, "FINISH", null),
                        "ambiguous",
                        new Candidate(ONE, "#2001", true, Set.of(GLOBEX), Set.of(NAME1))),
                row(
                        "news of his order finds the return with his goods",
                        new SupplierOrderReported(
                                new Words().envelope("aliexpress:acme", "k", NAME1), ACME, "FINISH", null),
                        "belongs 1",
                        one(NAME1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void messagesFindTheirCase(String why, ReturnMessage message, String expected, List<Candidate> candidates) {
        Match match = Correlation.match(message, candidates);
        assertThat(word(match)).as(why).isEqualTo(expected);
    }

    private static String word(Match match) {
        if (match instanceof Match.Belongs belongs) {
            return "belongs " + belongs.caseId().getLeastSignificantBits();
        }
        return match.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    private static Arguments row(String why, ReturnMessage message, String expected, Candidate... candidates) {
        return Arguments.of(why, message, expected, List.of(candidates));
    }

    private static ReturnMessage yes(Reference... keys) {
        return new ReturnAuthorized(
                new Words().envelope("mail:acme", "k", keys), ACME, List.of(), "RMA-77", null, false);
    }

    private static ReturnMessage parcel() {
        return new ReturnShipped(
                new Words().envelope("tracking:easypost", "k", Reference.of(TRACKING, "1Z999 ")),
                "1Z999",
                null,
                List.of());
    }

    private static ReturnMessage parcelOf(Reference... keys) {
        return new ReturnShipped(new Words().envelope("shopify:demo", "k", keys), "1Z999", null, List.of());
    }

    private static Candidate one(Reference... matched) {
        return new Candidate(ONE, "#2001", true, Set.of(ACME), set(matched));
    }

    private static Candidate two(Reference... matched) {
        return new Candidate(TWO, "#2002", true, Set.of(ACME), set(matched));
    }

    private static Candidate closed(UUID id, String orderName, Reference... matched) {
        return new Candidate(id, orderName, false, Set.of(ACME), set(matched));
    }

    private static Set<Reference> set(Reference... matched) {
        return Arrays.stream(matched).collect(Collectors.toSet());
    }

    @org.junit.jupiter.api.Test
    void theSameReturnSaidAgainIsTheSameCaseAndAnotherReturnOfTheOrderIsNot() {
        var again = new Words().requested(io.backhaul.core.fixture.AReturn.of("ACME-1", 1, "60.00"));
        assertThat(Correlation.match(again, List.of(one(RETURN1)))).isEqualTo(new Match.Belongs(ONE));
        assertThat(Correlation.match(again, List.of(one(NAME1)))).isEqualTo(new Match.Opens());
    }
}
