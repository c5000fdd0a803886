package io.backhaul.hub;

import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.out.GatewayWatch;
import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.out.PayPalApi;
import io.backhaul.hub.out.PayPalRefundBook;
import io.backhaul.hub.out.RefundBook;
import io.backhaul.hub.out.StripeRefundBook;
import io.backhaul.hub.reconcile.Reconciler;
import io.backhaul.hub.reconcile.Reconciliations;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.store.KnownRefunds;
import io.backhaul.store.Leases;
import io.backhaul.store.MessageRows;
import io.backhaul.store.ReconciliationRows;
import io.backhaul.store.ReconciliationTasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The daily comparison with the gateways: a {@link RefundBook} per kind of gateway, and what reads them. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    @Bean
    RefundBook stripeRefundBook(HttpCalls http, Acceptance acceptance) {
        return new StripeRefundBook(http, acceptance);
    }

    @Bean
    RefundBook payPalRefundBook(PayPalApi paypal, Acceptance acceptance) {
        return new PayPalRefundBook(paypal, acceptance);
    }

    @Bean
    Reconciliations reconciliations(
            List<RefundBook> books,
            JdbcClient db,
            MessageRows messages,
            Merchants merchants,
            GatewayWatch credentials,
            Leases leases,
            TransactionTemplate transactions,
            MeterRegistry metrics,
            Clock clock) {
        ReconciliationRows runs = new ReconciliationRows(db);
        ReconciliationTasks tasks = new ReconciliationTasks(db);
        Reconciler reconciler =
                new Reconciler(books, new KnownRefunds(db), runs, tasks, messages, credentials, transactions, clock);
        Reconciliations all = new Reconciliations(reconciler, merchants, runs, tasks, leases, clock);
        all.measure(metrics);
        return all;
    }
}
