package io.backhaul.hub;

import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.in.AliExpressPolling;
import io.backhaul.hub.in.CertificateFetch;
import io.backhaul.hub.in.CertificateSource;
import io.backhaul.hub.in.Doors;
import io.backhaul.hub.in.EvidenceFiles;
import io.backhaul.hub.in.FetchedCertificates;
import io.backhaul.hub.in.Inbox;
import io.backhaul.hub.in.JsonMessages;
import io.backhaul.hub.in.MailIntake;
import io.backhaul.hub.in.MailTokens;
import io.backhaul.hub.in.Mailbox;
import io.backhaul.hub.in.PayPalEvents;
import io.backhaul.hub.in.Pollers;
import io.backhaul.hub.in.ReceiptReader;
import io.backhaul.hub.in.ShopifyRereading;
import io.backhaul.hub.in.ShopifySignals;
import io.backhaul.hub.in.StoreDuties;
import io.backhaul.hub.in.StripeEvents;
import io.backhaul.hub.in.SupplierDrop;
import io.backhaul.hub.in.SupplierFilesReader;
import io.backhaul.hub.in.SupplierLinkReader;
import io.backhaul.hub.in.SupplierMailReader;
import io.backhaul.hub.in.SupplierPolls;
import io.backhaul.hub.in.Webhooks;
import io.backhaul.hub.in.X12FilesReader;
import io.backhaul.hub.in.X12Replies;
import io.backhaul.hub.out.ConnectedStores;
import io.backhaul.hub.out.GatewayWatch;
import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.out.PayPalApi;
import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.privacy.PrivacyDesk;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.mapping.Mappings;
import io.backhaul.partner.mail.MailTrust;
import io.backhaul.partner.paypal.CertificateChain;
import io.backhaul.store.Attachments;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.FileResults;
import io.backhaul.store.Leases;
import io.backhaul.store.MessageRows;
import io.backhaul.store.Receipts;
import io.backhaul.store.StoreStates;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ways in: the beans that the routes in {@code routes/in} call by name. */
@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    @Bean
    Mappings mappings(@Value("${backhaul.mappings-dir:./mappings}") Path directory) {
        return new Mappings(directory);
    }

    @Bean
    Acceptance acceptance(Mappings mappings, Merchants merchants, Clock clock) {
        return new Acceptance(mappings, merchants, clock);
    }

    @Bean
    HttpCalls httpCalls(ProducerTemplate camel) {
        return new HttpCalls(camel);
    }

    @Bean
    PayPalApi payPalApi(HttpCalls http, Merchants merchants) {
        return new PayPalApi(http, merchants, Clock.systemUTC());
    }

    @Bean
    CertificateSource certificateSource() {
        return new CertificateFetch();
    }

    /** Whom to believe is no setting: the roots are those of this Java, and the file only helps to reach them. */
    @Bean
    CertificateChain certificateChain(@Value("${backhaul.paypal.issuers:}") String issuers) throws IOException {
        List<X509Certificate> between =
                issuers.isBlank() ? List.of() : CertificateChain.read(Files.readAllBytes(Path.of(issuers)));
        if (!issuers.isBlank() && between.isEmpty()) {
            throw new StartRefused(
                    "backhaul.paypal.issuers names " + issuers + ", which holds no certificate.",
                    "Give a PEM file with the certificates of the authorities above PayPal's.");
        }
        return new CertificateChain(CertificateChain.rootsOfJava(), between);
    }

    @Bean
    Webhooks webhooks(
            Merchants merchants,
            Receipts receipts,
            CertificateSource certificates,
            CertificateChain chain,
            MeterRegistry metrics,
            Clock clock) {
        Doors doors = new Doors(merchants, new FetchedCertificates(certificates, chain));
        return new Webhooks(doors, receipts, metrics, clock);
    }

    @Bean
    SupplierDrop supplierDrop(
            Receipts receipts, FileResults results, Merchants merchants, X12Replies x12, Clock clock) {
        return new SupplierDrop(
                receipts, results, code -> merchants.supplier(code).orElseThrow(), x12, clock);
    }

    @Bean
    SupplierPolls supplierPolls(SupplierDrop drop, ChannelMarks marks, Leases leases, Clock clock) {
        return new SupplierPolls(drop, marks, leases, clock);
    }

    @Bean
    AliExpressPolling aliExpressPolling(
            JdbcClient db,
            HttpCalls http,
            Merchants merchants,
            Mappings mappings,
            Receipts receipts,
            ChannelMarks marks,
            Clock clock) {
        return new AliExpressPolling(db, http, merchants, mappings, receipts, marks, clock);
    }

    @Bean
    Pollers pollers(
            Leases leases,
            Mailboxes mailboxes,
            MailTokens logins,
            MailIntake intake,
            ChannelMarks marks,
            AliExpressPolling aliexpress,
            Clock clock) {
        Map<String, Mailbox> read = mailboxes.used().stream()
                .collect(Collectors.toMap(
                        MailSettings::channel, mail -> new Mailbox(mail, logins, intake, marks, clock)));
        return new Pollers(leases, read, aliexpress);
    }

    @Bean
    Inbox inbox(
            Receipts receipts,
            MessageRows messages,
            Acceptance acceptance,
            ShopifyStores stores,
            Merchants merchants,
            Mappings mappings,
            Mailboxes mailboxes,
            MailTrust trust,
            JdbcClient db,
            HttpCalls http,
            PayPalApi paypal,
            GatewayWatch credentials,
            Attachments attachments,
            AliExpressPolling aliexpress,
            StoreDuties duties,
            ConnectedStores connected,
            PrivacyDesk privacy,
            FileResults results,
            X12FilesReader x12,
            TransactionTemplate transactions,
            Clock clock) {
        EvidenceFiles evidence = new EvidenceFiles(http, attachments, Clock.systemUTC());
        List<ReceiptReader> readers = List.of(
                new ShopifySignals(
                        new ShopifyRereading(stores, merchants, receipts, new StoreStates(db), connected),
                        merchants,
                        mappings,
                        evidence,
                        duties,
                        returned(db)),
                new StripeEvents(mappings),
                new PayPalEvents(paypal, mappings, credentials),
                new JsonMessages(mappings),
                new SupplierFilesReader(mappings, merchants, x12),
                new SupplierMailReader(mappings, merchants, mailboxes, trust, db, clock),
                new SupplierLinkReader(mappings, attachments),
                aliexpress,
                privacy);
        return new Inbox(receipts, messages, acceptance, readers, results, transactions);
    }

    private static BiPredicate<String, String> returned(JdbcClient db) {
        return (merchant, order) -> db.sql(
                        "select exists (select 1 from reference where merchant = ? and type = 'ORDER' and value = ?)")
                .params(merchant, order)
                .query(Boolean.class)
                .single();
    }

    @Bean
    PartnerRoutes partnerRoutes(Merchants merchants, Mailboxes mailboxes, SupplierPolls polls) {
        return new PartnerRoutes(merchants, mailboxes, polls);
    }
}
