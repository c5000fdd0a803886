package io.backhaul.core.property;

import io.backhaul.core.message.OperatorAction;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Random histories: the usual course of a return weighs more, so that many of them get as far as the money. */
class Histories extends DomainContextBase {

    @Provide
    Arbitrary<List<Step>> steps() {
        return step().list().ofMinSize(1).ofMaxSize(25);
    }

    private static Arbitrary<Step> step() {
        Arbitrary<Step.Kind> usual = Arbitraries.of(
                Step.Kind.AUTHORIZED,
                Step.Kind.SHIPPED,
                Step.Kind.DELIVERED,
                Step.Kind.INSPECTED,
                Step.Kind.REFUND_PAID,
                Step.Kind.CREDIT,
                Step.Kind.STORE_DONE,
                Step.Kind.OPERATOR,
                Step.Kind.DEADLINE);
        Arbitrary<Step.Kind> kind = Arbitraries.oneOf(usual, Arbitraries.of(Step.Kind.class));
        return Combinators.combine(
                        kind,
                        Arbitraries.integers().between(0, Step.SUPPLIERS.size() - 1),
                        Arbitraries.integers().between(0, 2 * OperatorAction.values().length - 1),
                        Arbitraries.integers().between(0, 2))
                .as(Step::new);
    }
}
