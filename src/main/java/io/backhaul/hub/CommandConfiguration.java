package io.backhaul.hub;

import io.backhaul.finance.FeedDelivery;
import io.backhaul.finance.FeedExport;
import io.backhaul.finance.FeedFiles;
import io.backhaul.hub.answer.AnswerLinks;
import io.backhaul.hub.data.DataDirectory;
import io.backhaul.hub.data.EmbeddedPostgresServer;
import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.out.CaseViews;
import io.backhaul.hub.out.CommandExecutor;
import io.backhaul.hub.out.CommandRunner;
import io.backhaul.hub.out.GatewayWatch;
import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.out.MailOutWatch;
import io.backhaul.hub.out.OutgoingFile;
import io.backhaul.hub.out.OutgoingMail;
import io.backhaul.hub.out.PayPalApi;
import io.backhaul.hub.out.PayPalRefunds;
import io.backhaul.hub.out.RefundGateway;
import io.backhaul.hub.out.Refunds;
import io.backhaul.hub.out.ResultFiles;
import io.backhaul.hub.out.ShopifyCommands;
import io.backhaul.hub.out.ShopifyRefunds;
import io.backhaul.hub.out.ShopifyReturnRefunds;
import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.out.StockAdjustments;
import io.backhaul.hub.out.StripeRefunds;
import io.backhaul.hub.out.SupplierFiles;
import io.backhaul.hub.out.SupplierMails;
import io.backhaul.hub.out.X12Files;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.work.HubMessages;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.hub.work.Recovery;
import io.backhaul.partner.mail.MailTemplates;
import io.backhaul.store.Attachments;
import io.backhaul.store.ChannelTasks;
import io.backhaul.store.CommandRows;
import io.backhaul.store.EdiControls;
import io.backhaul.store.EdiFiles;
import io.backhaul.store.EdiSent;
import io.backhaul.store.FileResults;
import io.backhaul.store.GatewayTasks;
import io.backhaul.store.Leases;
import io.backhaul.store.MailThreads;
import io.backhaul.store.MessageRows;
import io.backhaul.store.PostgresCases;
import io.backhaul.store.Starts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ways out: the executors behind {@code routes/out}, and the finance feeds. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    /** The HTTP client repeats POSTs on 429 and 503 by itself until told not to (payment facts 0.2). */
    @Bean
    HttpComponent http() {
        return once(new HttpComponent());
    }

    @Bean
    HttpComponent https() {
        return once(new HttpComponent());
    }

    private static HttpComponent once(HttpComponent component) {
        component.setAutomaticRetriesDisabled(true);
        return component;
    }

    @Bean
    CommandRunner commandRunner(
            List<CommandExecutor> executors,
            CommandRows commands,
            MessageRows messages,
            HubMessages hub,
            TransactionTemplate transactions,
            @Value("${backhaul.commands.first-look:5s}") Duration firstLook) {
        return new CommandRunner(executors, commands, messages, hub, transactions, firstLook);
    }

    /** An external database may serve other nodes, whose work must not be taken away, unless the operator says there are none. */
    @Bean
    Recovery recovery(
            ObjectProvider<EmbeddedPostgresServer> embedded,
            CommandRows commands,
            Leases leases,
            JdbcClient db,
            DataDirectory data,
            TransactionTemplate transactions,
            @Value("${backhaul.only-node:false}") boolean onlyNode,
            @Value("${backhaul.commands.first-look:5s}") Duration firstLook) {
        boolean alone = onlyNode || embedded.getIfAvailable() != null;
        return new Recovery(alone, commands, leases, new Starts(db), data.path(), transactions, firstLook);
    }

    @Bean
    CaseViews caseViews(PostgresCases cases) {
        return new CaseViews(cases);
    }

    @Bean
    RefundGateway stripeRefunds(HttpCalls http, Merchants merchants, Acceptance acceptance) {
        return new StripeRefunds(http, merchants, acceptance);
    }

    @Bean
    RefundGateway payPalRefunds(PayPalApi paypal, Acceptance acceptance) {
        return new PayPalRefunds(paypal, acceptance, Clock.systemUTC());
    }

    @Bean
    ShopifyRefunds shopifyRefunds(ShopifyStores stores, Acceptance acceptance, CaseViews cases) {
        return new ShopifyRefunds(stores, acceptance, row -> cases.of(row).orderId());
    }

    @Bean
    RefundGateway shopifyReturnRefunds(ShopifyStores stores, ShopifyRefunds keyed, CaseViews cases) {
        return new ShopifyReturnRefunds(
                stores, keyed, row -> cases.of(row).units(row.command().supplier()));
    }

    @Bean
    GatewayWatch gatewayWatch(JdbcClient db, Merchants merchants, Clock clock) {
        return new GatewayWatch(new GatewayTasks(db), merchants::gatewayAt, clock);
    }

    @Bean
    CommandExecutor refunds(List<RefundGateway> gateways, Merchants merchants, HubMessages hub, GatewayWatch watch) {
        return new Refunds(gateways, merchants::gatewayAt, hub, watch, Clock.systemUTC());
    }

    @Bean
    CommandExecutor shopifyCommands(ShopifyStores stores, CaseViews cases, CommandRows commands) {
        return new ShopifyCommands(stores, cases::of, new StockAdjustments(stores, commands, Clock.systemUTC()));
    }

    @Bean
    OutgoingFile outgoingFile(ProducerTemplate camel) {
        return new OutgoingFile(camel);
    }

    @Bean
    CommandExecutor supplierMails(
            OutgoingMail server,
            Merchants merchants,
            Mailboxes mailboxes,
            CaseViews cases,
            MailThreads threads,
            Attachments attachments,
            MailTemplates templates,
            AnswerLinks links,
            CommandRows commands,
            JdbcClient db,
            Clock clock) {
        MailOutWatch watch = new MailOutWatch(
                new ChannelTasks(db), commands, mailboxes.first().channel(), clock, Clock.systemUTC());
        return new SupplierMails(
                server, merchants, mailboxes, cases, threads, attachments, templates, links, watch, clock);
    }

    @Bean
    CommandExecutor supplierFiles(
            OutgoingFile directory, Merchants merchants, CaseViews cases, Attachments attachments, X12Files x12) {
        return new SupplierFiles(directory, merchants, cases, attachments, x12);
    }

    @Bean
    X12Files x12Files(OutgoingFile directory, CaseViews cases, EdiControls controls, JdbcClient db, Clock clock) {
        return new X12Files(directory, cases, controls, new EdiSent(db), new EdiFiles(db), clock);
    }

    @Bean
    FileResults fileResults(JdbcClient db) {
        return new FileResults(db);
    }

    @Bean
    ResultFiles resultFiles(OutgoingFile directory, Merchants merchants, FileResults results, Leases leases) {
        return new ResultFiles(directory, merchants, results, leases);
    }

    @Bean
    FeedFiles feedFiles(JdbcClient db) {
        return new FeedFiles(db);
    }

    @Bean
    FeedExport feedExport(JdbcClient db, TransactionTemplate transactions, Clock clock) {
        return new FeedExport(db, transactions, clock);
    }

    @Bean
    FeedDelivery feedDelivery(
            JdbcClient db,
            TransactionTemplate transactions,
            @Value(
                            "#{'${backhaul.finance.directory:}'.isEmpty() ? '${backhaul.data:./data}/finance' : '${backhaul.finance.directory}'}")
                    Path directory) {
        return new FeedDelivery(db, transactions, directory);
    }
}
