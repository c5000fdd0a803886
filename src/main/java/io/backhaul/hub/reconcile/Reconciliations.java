package io.backhaul.hub.reconcile;

import io.backhaul.console.Reconciling;
import io.backhaul.console.Refused;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.store.Leases;
import io.backhaul.store.ReconciliationRows;
import io.backhaul.store.ReconciliationTasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Reconciles every gateway account by itself each day, on one node at a time, and when a person asks for it. */
public final class Reconciliations implements Reconciling {

    /** A day, the time until it is shown, and some patience: who was not read for longer is silent. */
    static final Duration SILENT_AFTER = Duration.ofHours(36);

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final String BY_ITSELF = "hub";

    private final Reconciler reconciler;
    private final Merchants merchants;
    private final ReconciliationRows runs;
    private final ReconciliationTasks tasks;
    private final Leases leases;
    private final Clock clock;

    public Reconciliations(
            Reconciler reconciler,
            Merchants merchants,
            ReconciliationRows runs,
            ReconciliationTasks tasks,
            Leases leases,
            Clock clock) {
        this.reconciler = reconciler;
        this.merchants = merchants;
        this.runs = runs;
        this.tasks = tasks;
        this.leases = leases;
        this.clock = clock;
    }

    /** Reads every day of every account whose time has come. */
    public void runDue() {
        if (!leases.hold("reconciliation", LEASE)) {
            return;
        }
        for (GatewayConfig account : all().toList()) {
            for (LocalDate day : due(account)) {
                leases.hold("reconciliation", LEASE);
                reconciler.run(account, day, BY_ITSELF);
            }
        }
    }

    private List<LocalDate> due(GatewayConfig account) {
        LocalDate oldest = yesterday().minusDays(DueDays.DAYS_BACK);
        return DueDays.of(
                runs.days(account.merchant(), account.destination(), oldest),
                tasks.openDays(account.merchant(), account.destination()),
                clock.instant(),
                reconciler.lag(account));
    }

    private Stream<GatewayConfig> all() {
        return merchants.merchants().stream()
                .flatMap(merchant -> merchant.gateways().stream())
                .filter(reconciler::serves);
    }

    @Override
    public List<Account> accounts(String merchant) {
        return all().filter(account -> account.merchant().equals(merchant))
                .map(this::account)
                .toList();
    }

    private Account account(GatewayConfig account) {
        Instant last =
                runs.lastSuccess(account.merchant(), account.destination()).orElse(null);
        boolean silent = last != null && clock.instant().isAfter(last.plus(SILENT_AFTER));
        return new Account(account.destination(), last, tasks.open(account.merchant(), account.destination()), silent);
    }

    @Override
    public LocalDate yesterday() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    }

    @Override
    public UUID run(String merchant, String gateway, LocalDate day, String by) {
        GatewayConfig account = all().filter(a -> a.merchant().equals(merchant))
                .filter(a -> a.destination().equals(gateway))
                .findFirst()
                .orElseThrow(
                        () -> new Refused("There is no gateway account " + gateway + " whose refunds can be read."));
        if (day.isAfter(yesterday().plusDays(1))) {
            throw new Refused(day + " has not begun yet.");
        }
        return reconciler.run(account, day, by);
    }

    /** Per account: how many differences are open, and when it could be read for the last time (seconds since 1970). */
    public void measure(MeterRegistry metrics) {
        all().forEach(account -> {
            Gauge.builder(
                            "backhaul.reconciliation.differences",
                            () -> tasks.open(account.merchant(), account.destination()))
                    .tag("gateway", account.destination())
                    .register(metrics);
            Gauge.builder("backhaul.reconciliation.last.success", () -> lastSuccess(account))
                    .tag("gateway", account.destination())
                    .baseUnit("seconds")
                    .register(metrics);
        });
    }

    private double lastSuccess(GatewayConfig account) {
        return runs.lastSuccess(account.merchant(), account.destination())
                .map(at -> (double) at.getEpochSecond())
                .orElse(0.0);
    }
}
