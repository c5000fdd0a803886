package io.backhaul.store;

import io.backhaul.core.money.Money;
import io.backhaul.core.reconciliation.DifferenceWords;
import io.backhaul.core.reconciliation.GatewayRefund;
import io.backhaul.core.reconciliation.HubRefund;
import io.backhaul.core.reconciliation.RefundDifference;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs of the reconciliation and what they found. Nothing is ever changed: a day that is read again adds a run. */
public final class ReconciliationRows {

    private final JdbcClient db;

    public ReconciliationRows(JdbcClient db) {
        this.db = db;
    }

    /**
     * A run.
     *
     * @param gateway destination of the account's refunds, for example {@code stripe:demo}
     * @param day the day read (UTC)
     * @param startedAt business time
     * @param failure why the gateway could not be read, or null
     * @param startedBy {@code hub}, or who asked for it
     * @param hubRefunds refunds of ours of that day
     * @param gatewayRefunds refunds the gateway shows of that day
     * @param entered differences told to the hub as messages
     */
    public record Run(
            String merchant,
            UUID id,
            String gateway,
            LocalDate day,
            Instant startedAt,
            String failure,
            String startedBy,
            int hubRefunds,
            int gatewayRefunds,
            int entered) {}

    /**
     * Keeps a run with its differences.
     *
     * @param cases returns behind payments, for refunds that no command of the hub is behind
     */
    public void keep(Run run, List<RefundDifference> differences, Map<String, UUID> cases) {
        db.sql("""
                        insert into reconciliation (merchant, id, gateway, day, started_at, status, reason, started_by, hub_refunds,
                                                    gateway_refunds, differences, entered)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        run.merchant(),
                        run.id(),
                        run.gateway(),
                        run.day(),
                        Timestamp.from(run.startedAt()),
                        run.failure() == null ? "DONE" : "FAILED",
                        run.failure(),
                        run.startedBy(),
                        run.hubRefunds(),
                        run.gatewayRefunds(),
                        differences.size(),
                        run.entered())
                .update();
        for (int i = 0; i < differences.size(); i++) {
            keep(run, i + 1, differences.get(i), differences.get(i).caseId(cases));
        }
    }

    private void keep(Run run, int line, RefundDifference d, UUID caseId) {
        Optional<HubRefund> hub = Optional.ofNullable(d.inHub());
        Optional<GatewayRefund> gateway = Optional.ofNullable(d.atGateway());
        String known = d.outside() == null ? null : d.outside().failed() ? "FAILED" : "OUTSIDE";
        db.sql("""
                        insert into reconciliation_difference (merchant, run, line_no, kind, case_id, command_key, refund_id, payment,
                            hub_status, hub_amount, hub_currency, gateway_status, gateway_amount, gateway_currency,
                            gateway_created, what, to_do)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(run.merchant())
                .param(run.id())
                .param(line)
                .param(d.kind().name())
                .param(caseId)
                .param(hub.map(HubRefund::key).orElse(null))
                .param(gateway.map(GatewayRefund::id).orElse(null))
                .param(d.payment())
                .param(hub.map(HubRefund::status).orElse(known))
                .param(hub.map(HubRefund::amount).map(Money::minor).orElse(null))
                .param(hub.map(HubRefund::amount).map(Money::currency).orElse(null))
                .param(gateway.map(g -> g.status().name()).orElse(null))
                .param(gateway.map(GatewayRefund::amount).map(Money::minor).orElse(null))
                .param(gateway.map(GatewayRefund::amount).map(Money::currency).orElse(null))
                .param(gateway.map(g -> Timestamp.from(g.created())).orElse(null))
                .param(DifferenceWords.what(d))
                .param(DifferenceWords.toDo(d))
                .update();
    }

    /**
     * What is known of the runs of one day.
     *
     * @param lastAt when the newest one began
     * @param done how many could read the gateway
     * @param doneAt when the newest of these began, or null
     * @param entered how much the newest of these told the hub
     */
    public record DayRuns(LocalDate day, Instant lastAt, int done, Instant doneAt, int entered) {}

    /** The runs of one account by day, from this day on. */
    public List<DayRuns> days(String merchant, String gateway, LocalDate from) {
        return db.sql("""
                        select day, max(started_at) as last_at, count(*) filter (where status = 'DONE') as done,
                               max(started_at) filter (where status = 'DONE') as done_at,
                               coalesce((array_agg(entered order by started_at desc) filter (where status = 'DONE'))[1], 0) as entered
                        from reconciliation where merchant = ? and gateway = ? and day >= ? group by day""")
                .params(merchant, gateway, from)
                .query((row, n) -> new DayRuns(
                        row.getObject("day", LocalDate.class),
                        row.getTimestamp("last_at").toInstant(),
                        row.getInt("done"),
                        Optional.ofNullable(row.getTimestamp("done_at"))
                                .map(Timestamp::toInstant)
                                .orElse(null),
                        row.getInt("entered")))
                .list();
    }

    /** The newest time the account could be read (business time). */
    public Optional<Instant> lastSuccess(String merchant, String gateway) {
        return db.sql("""
                        select max(started_at) from reconciliation where merchant = ? and gateway = ? and status = 'DONE'""")
                .params(merchant, gateway)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
