package io.backhaul.console;

import io.backhaul.core.money.Money;
import io.backhaul.core.reconciliation.GatewayRefund;
import io.backhaul.core.reconciliation.HubRefund;
import io.backhaul.core.reconciliation.RefundDifference;
import io.backhaul.core.reconciliation.RefundDifference.Kind;
import io.backhaul.store.ReconciliationRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A reconciliation that finds on each day what its number says: the 20th three differences, the 21st none, the 22nd no gateway. */
final class RecordedReconciling implements Reconciling {

    static final Instant CREATED = Instant.parse("2026-09-20T23:59:59Z");

    private final ReconciliationRows rows;
    private Instant last;
    private Instant now = ConsoleWorld.NOW;

    RecordedReconciling(JdbcClient jdbc) {
        this.rows = new ReconciliationRows(jdbc);
    }

    @Override
    public List<Account> accounts(String merchant) {
        return List.of(new Account("stripe:demo", last, 2, false), new Account("paypal:demo", CREATED, 0, true));
    }

    @Override
    public LocalDate yesterday() {
        return LocalDate.parse("2026-10-04");
    }

    @Override
    public UUID run(String merchant, String gateway, LocalDate day, String by) {
        if (!gateway.equals("stripe:demo")) {
            throw new Refused("There is no gateway account " + gateway + " whose refunds can be read.");
        }
        UUID id = UUID.randomUUID();
        last = now;
        now = now.plusSeconds(1);
        String failure = day.getDayOfMonth() == 22 ? "HTTP 500" : null;
        List<RefundDifference> found = day.getDayOfMonth() == 20 ? differences() : List.of();
        rows.keep(
                new ReconciliationRows.Run(
                        merchant, id, gateway, day, last, failure, by, 4, 4, found.isEmpty() ? 0 : 1),
                found,
                Map.of());
        return id;
    }

    private static List<RefundDifference> differences() {
        GatewayRefund outside = new GatewayRefund(
                "re_out", "stripe/=cmd|calc", Money.of("5.00", "USD"), GatewayRefund.Status.SUCCEEDED, CREATED, null);
        GatewayRefund failed = new GatewayRefund(
                "re_f", "stripe/pi_2", Money.of("49.90", "USD"), GatewayRefund.Status.FAILED, CREATED, "k2");
        return List.of(
                new RefundDifference(Kind.AT_GATEWAY_ONLY, outside, null, null),
                new RefundDifference(Kind.STATUS_DIFFERS, failed, ours("k2", "re_f"), null),
                new RefundDifference(Kind.IN_HUB_ONLY, null, ours("k3", "re_gone"), null));
    }

    private static HubRefund ours(String key, String id) {
        return new HubRefund(
                key,
                UUID.nameUUIDFromBytes(ConsoleWorld.utf8(key)),
                "#2001",
                "stripe/pi_2",
                Money.of("49.90", "USD"),
                "SUCCEEDED",
                List.of(id),
                true);
    }
}
