package io.backhaul.console.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything about one case, put together for people and programs. */
public final class CaseFiles {

    private final JdbcClient jdbc;
    private final Commands commands;
    private final CaseLedgers ledgers;
    private final CaseHistory history;

    public CaseFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.commands = new Commands(jdbc);
        this.ledgers = new CaseLedgers(jdbc);
        this.history = new CaseHistory(jdbc);
    }

    public Optional<CaseView> find(String merchant, UUID caseId) {
        return jdbc.sql("select * from return_case where merchant = :merchant and id = :id")
                .param("merchant", merchant)
                .param("id", caseId)
                .query(CaseFiles::head)
                .optional()
                .map(head -> view(merchant, head));
    }

    private CaseView view(String merchant, Head head) {
        CaseRow row = head.row();
        return new CaseView(
                row.id(),
                row.store(),
                row.orderName(),
                row.status(),
                head.version(),
                head.summary().legs(),
                row.openedAt(),
                row.closedAt(),
                row.nextDeadline(),
                Told.read(head.summary().explanation()),
                refs(merchant, row.id()),
                history.facts(merchant, row.id()),
                history.decisions(merchant, row.id()),
                commands.of(merchant, row.id()),
                history.deadlines(merchant, row.id()),
                ledgers.of(merchant, row.id()),
                history.correspondence(merchant, row.id()));
    }

    private static Head head(ResultSet row, int number) throws SQLException {
        return new Head(CaseList.read(row, number), row.getLong("version"), Summary.read(row.getString("summary")));
    }

    /** The case's own row; the rest is read after the connection is free again. */
    private record Head(CaseRow row, long version, Summary summary) {}

    /** Keys people can use; those of our mail threads carry the secret that proves an answer. */
    private List<CaseView.Ref> refs(String merchant, UUID caseId) {
        return jdbc.sql("""
                        select type, value, supplier, null as learned_by, null::timestamptz as learned_at, null::uuid as message_id
                        from reference
                        where merchant = :merchant and case_id = :caseId and type not in ('MAIL_TOKEN', 'MAIL_MESSAGE')
                        union all
                        select type, value, supplier, learned_by, learned_at, message_id from learned_key
                        where merchant = :merchant and case_id = :caseId and revoked_at is null
                        order by type, value
                        """)
                .param("merchant", merchant)
                .param("caseId", caseId)
                .query((row, n) -> new CaseView.Ref(
                        row.getString("type"),
                        row.getString("value"),
                        row.getString("supplier"),
                        row.getString("learned_by"),
                        Query.time(row, "learned_at"),
                        Query.uuid(row, "message_id")))
                .list();
    }
}
