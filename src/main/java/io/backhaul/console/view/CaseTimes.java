package io.backhaul.console.view;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.hindsight.TimeMachine;
import io.backhaul.core.hindsight.TimeMachine.Turn;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.store.CaseCheck;
import io.backhaul.store.ReadOnlyCases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases as they were known at a time, what each message changed, and whether the log still gives what is stored (N17). */
public final class CaseTimes {

    private final CaseFiles files;
    private final CaseLedgers ledgers;
    private final ReadOnlyCases cases;
    private final CaseCheck check;
    private final TransactionTemplate readOnly;
    private final TimeMachine machine;

    /** @param readOnly transactions that see one state of the database and write nothing */
    public CaseTimes(JdbcClient jdbc, CaseFiles files, ReadOnlyCases cases, TransactionTemplate readOnly) {
        Decisions decisions = new Decisions(Rules.all());
        this.files = files;
        this.ledgers = new CaseLedgers(jdbc);
        this.cases = cases;
        this.check = new CaseCheck(jdbc, cases, decisions);
        this.readOnly = readOnly;
        this.machine = new TimeMachine(decisions);
    }

    /** The case as known then; empty when there is no such case or it was not known yet. */
    public Optional<CaseView> at(String merchant, UUID caseId, Instant at) {
        return readOnly.execute(tx -> cases.load(merchant, caseId)
                .flatMap(stored -> machine.at(merchant, stored, at))
                .flatMap(then -> files.find(merchant, caseId)
                        .map(now -> new CaseThen(then).of(now, ledgers.of(merchant, caseId, at)))));
    }

    /** Moment by moment, oldest first; empty when there is no such case. */
    public Optional<List<CaseTurn>> history(String merchant, UUID caseId) {
        return readOnly.execute(tx -> cases.load(merchant, caseId).map(stored -> turns(merchant, stored)));
    }

    private List<CaseTurn> turns(String merchant, Stored stored) {
        Map<UUID, CaseView.Fact> facts = files.find(merchant, stored.id()).orElseThrow().facts().stream()
                .collect(Collectors.toMap(CaseView.Fact::messageId, Function.identity(), (a, b) -> a));
        return machine.history(merchant, stored).stream()
                .map(turn -> turn(turn, facts))
                .toList();
    }

    private static CaseTurn turn(Turn turn, Map<UUID, CaseView.Fact> facts) {
        return new CaseTurn(
                turn.at(),
                turn.facts().stream()
                        .map(ReturnMessage::envelope)
                        .map(e -> facts.get(e.id()))
                        .toList(),
                turn.decided().stream().map(d -> decided(turn.at(), d)).toList(),
                turn.changes());
    }

    private static CaseView.Decided decided(Instant at, Decision d) {
        String supplier = d.supplier() == null ? "" : d.supplier();
        return new CaseView.Decided(at, d.rule(), d.outcome().name(), d.reason(), supplier);
    }

    /** Rebuilds the case from its log and compares; empty when there is no such case. */
    public Optional<CaseCheck.Checked> check(String merchant, UUID caseId) {
        return readOnly.execute(tx -> check.check(merchant, caseId));
    }
}
