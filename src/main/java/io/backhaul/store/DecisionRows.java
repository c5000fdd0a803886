package io.backhaul.store;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.money.Money;
import io.backhaul.core.money.Sum;
import io.backhaul.core.returns.Made;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions as rows: stored once per key, never changed. */
final class DecisionRows {

    private DecisionRows() {}

    static Made made(ResultSet rs) throws SQLException {
        String currency = rs.getString("currency");
        Money amount = currency == null ? null : new Money(rs.getLong("amount"), currency);
        String supplier = rs.getString("supplier");
        String sum = rs.getString("sum");
        Decision decision = new Decision(
                rs.getString("key"),
                rs.getString("rule"),
                rs.getInt("rule_version"),
                Decision.Outcome.valueOf(rs.getString("outcome")),
                supplier.isEmpty() ? null : supplier,
                rs.getString("reason"),
                amount,
                StoredJson.list(rs.getString("commands"), Command.class),
                sum == null ? null : StoredJson.read(sum, Sum.class));
        return new Made(decision, rs.getTimestamp("at").toInstant());
    }

    static void insert(
            JdbcClient db, String merchant, UUID caseId, UUID messageId, String policyHash, Decision d, Instant at) {
        db.sql("""
                        insert into decision (merchant, case_id, key, at, rule, rule_version, policy_hash, outcome, reason, supplier,
                                              amount, currency, message_id, commands, sum)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb) on conflict do nothing""")
                .param(merchant)
                .param(caseId)
                .param(d.key())
                .param(Timestamp.from(at))
                .param(d.rule())
                .param(d.ruleVersion())
                .param(policyHash)
                .param(d.outcome().name())
                .param(d.reason())
                .param(d.supplier() == null ? "" : d.supplier())
                .param(d.amount() == null ? null : d.amount().minor())
                .param(d.amount() == null ? null : d.amount().currency())
                .param(messageId)
                .param(StoredJson.write(d.commands()))
                .param(d.sum() == null ? null : StoredJson.write(d.sum()))
                .update();
    }
}
