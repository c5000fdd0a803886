package io.backhaul.core.port;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.InMemoryCases;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Entry;
import java.util.List;
import java.util.UUID;

/** The twin keeps the contract of the store. */
class InMemoryCasesTest implements CasesContract {

    private final InMemoryCases cases = new InMemoryCases((merchant, order) -> Demo.terms());

    @Override
    public Cases cases() {
        return cases;
    }

    @Override
    public void keep(ReturnMessage message) {
        // facts hold the messages themselves here
    }

    @Override
    public void waits(ReturnMessage message, List<Reference> keys) {
        cases.waiting().sits(message, keys);
    }

    @Override
    public void isReviewed(ReturnMessage message, Handled.Review review) {
        cases.waiting().sits(message, review.keys());
    }

    @Override
    public List<UUID> woken() {
        return cases.waiting().woken().stream().map(m -> m.envelope().id()).toList();
    }

    @Override
    public List<String> plannedCommands(UUID caseId) {
        return cases.commands().of(Demo.MERCHANT, caseId).stream()
                .map(p -> p.command().key())
                .toList();
    }

    @Override
    public List<String> ledgerKeys(UUID caseId) {
        return cases.ledger(Demo.MERCHANT, caseId).stream().map(Entry::key).toList();
    }
}
