package io.backhaul.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.decision.Deadlines;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.money.Bookkeeping;
import io.backhaul.core.money.Entry;
import io.backhaul.core.port.Cases.Change;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rebuilds a case from its log of facts and decisions and compares that with everything stored as derived (N17). */
public final class CaseCheck {

    private final JdbcClient db;
    private final ReadOnlyCases cases;
    private final Decisions decisions;

    public CaseCheck(JdbcClient db, ReadOnlyCases cases, Decisions decisions) {
        this.db = db;
        this.cases = cases;
        this.decisions = decisions;
    }

    /**
     * What came of it.
     *
     * @param facts how many facts it was rebuilt from
     * @param decisions how many decisions
     * @param differences what is stored otherwise, in words; empty when all is the same
     */
    public record Checked(UUID caseId, long version, int facts, int decisions, List<String> differences) {}

    public Optional<Checked> check(String merchant, UUID caseId) {
        return cases.load(merchant, caseId).map(stored -> checked(merchant, stored));
    }

    private Checked checked(String merchant, Stored s) {
        ReturnCase c = new ReturnCase(s.id(), merchant, s.terms(), s.facts(), s.made(), s.payments());
        var last = s.facts().get(s.facts().size() - 1);
        Decisions.Result open = cases.decide(decisions, c, last.envelope().receivedAt());
        Change rebuilt = new Change(
                c, last, List.of(), open.questions(), open.status(), Deadlines.of(c), Bookkeeping.entries(c), Map.of());
        List<String> found = new ArrayList<>();
        open.fresh().forEach(d -> found.add("the rules now decide more: " + d.reason()));
        row(merchant, rebuilt, found);
        compare("open questions", questions(merchant, s.id()), keys(s.id(), open.questions()), found);
        compare("ledger", posted(merchant, s.id(), rebuilt.entries()), entries(rebuilt.entries()), found);
        return new Checked(s.id(), s.version(), s.facts().size(), s.made().size(), found);
    }

    private void row(String merchant, Change rebuilt, List<String> found) {
        record Row(String status, String summary) {}
        Row row = db.sql("select status, summary from return_case where merchant = ? and id = ?")
                .params(merchant, rebuilt.decided().id())
                .query(Row.class)
                .single();
        compare("status", row.status(), rebuilt.status().name(), found);
        JsonNode stored = StoredJson.read(row.summary(), JsonNode.class);
        JsonNode now = StoredJson.read(StoredJson.write(CaseSummary.of(rebuilt)), JsonNode.class);
        compare("legs", stored.path("legs"), now.path("legs"), found);
        compare("owed", stored.path("owed"), now.path("owed"), found);
    }

    private TreeSet<String> questions(String merchant, UUID caseId) {
        return new TreeSet<>(db.sql("""
                        select key from review where merchant = ? and case_id = ? and message_id is null and resolved_at is null
                          and starts_with(key, ?)""")
                .params(merchant, caseId, caseId + "/")
                .query(String.class)
                .list());
    }

    private static TreeSet<String> keys(UUID caseId, List<Decision> questions) {
        return questions.stream().map(q -> caseId + "/" + q.key()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every posting in words, so that a missing, foreign or altered one shows; a dispute is posted once for all its returns. */
    private TreeSet<String> posted(String merchant, UUID caseId, List<Entry> rebuilt) {
        String[] shared = rebuilt.stream()
                .map(Entry::key)
                .filter(k -> k.startsWith("dispute/"))
                .toArray(String[]::new);
        return new TreeSet<>(
                db.sql("""
                        select e.key || ' ' || l.account || ' ' || l.debit || ' ' || l.credit
                        from ledger_entry e join ledger_line l on l.merchant = e.merchant and l.entry_id = e.id
                        where e.merchant = ? and (e.case_id = ? or e.key = any (?))""").params(merchant, caseId, shared).query(String.class).list());
    }

    private static TreeSet<String> entries(List<Entry> entries) {
        return entries.stream()
                .flatMap(e -> e.lines().stream()
                        .map(p -> e.key() + " " + p.account() + " " + p.debit().minor() + " "
                                + p.credit().minor()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void compare(String what, Object stored, Object rebuilt, List<String> found) {
        if (!stored.equals(rebuilt)) {
            found.add(what + " stored as " + stored + ", rebuilt as " + rebuilt);
        }
    }
}
