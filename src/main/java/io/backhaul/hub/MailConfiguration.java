package io.backhaul.hub;

import io.backhaul.hub.in.MailIntake;
import io.backhaul.hub.in.MailTokens;
import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.out.OutgoingMail;
import io.backhaul.hub.out.SmtpLogin;
import io.backhaul.hub.settings.AnswerBoxes;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.MailTrustSettings;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.hub.work.MoreMailboxes;
import io.backhaul.hub.work.SmtpSettings;
import io.backhaul.partner.mail.DkimCheck;
import io.backhaul.partner.mail.DkimKeys;
import io.backhaul.partner.mail.MailTrust;
import io.backhaul.partner.mail.OwnServer;
import io.backhaul.store.Canaries;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.ChannelTasks;
import io.backhaul.store.MailboxTokens;
import io.backhaul.store.MailboxUids;
import io.backhaul.store.Receipts;
import io.backhaul.store.Vault;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The mailboxes and our mail server: which there are, how they are logged in to, what becomes of a mail. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, MoreMailboxes.class, MailTrustSettings.class, SmtpSettings.class})
class MailConfiguration {

    /** A mail nobody could fetch is tried so often, after a person was told. */
    private static final Duration LEFT_OUT_AGAIN = Duration.ofHours(1);

    @Bean
    Mailboxes mailboxes(MailSettings first, MoreMailboxes more) {
        return new Mailboxes(first, more.mailboxes());
    }

    /** Where no merchant of his has a mailbox, he answers to the first. */
    @Bean
    AnswerBoxes answerBoxes(Mailboxes mailboxes) {
        return (merchants, address) -> mailboxes
                .of(merchants, address)
                .or(() -> Optional.of(mailboxes.first()).filter(first -> address == null))
                .map(MailSettings::channel);
    }

    @Bean
    MailTrust mailTrust(Mailboxes mailboxes, MailTrustSettings settings) {
        OwnServer server = new OwnServer(mailboxes.first().authservId(), settings.results(), settings.dkim());
        return new MailTrust(server, new DkimCheck(DkimKeys.dns(settings.dns(), settings.dnsWithin())));
    }

    /** Tokens expire by the machine's time, however far business time was moved. */
    @Bean
    MailTokens mailTokens(HttpCalls http, JdbcClient db, Vault vault, TransactionTemplate transactions) {
        return new MailTokens(http, new MailboxTokens(db, vault), transactions, Clock.systemUTC());
    }

    @Bean
    SmtpLogin smtpLogin(SmtpSettings smtp, Mailboxes mailboxes, MailTokens logins) {
        smtp.require(mailboxes.first());
        return new SmtpLogin(smtp, mailboxes.first(), logins);
    }

    @Bean
    OutgoingMail outgoingMail(ProducerTemplate camel, SmtpLogin login) {
        return new OutgoingMail(camel, login);
    }

    /** By this name the route that sends mails refers to it. */
    @Bean
    Properties smtpProperties(SmtpSettings smtp) {
        return smtp.properties();
    }

    @Bean
    ChannelTasks channelTasks(JdbcClient db) {
        return new ChannelTasks(db);
    }

    @Bean
    Canaries canaries(JdbcClient db) {
        return new Canaries(db);
    }

    @Bean
    MailIntake mailIntake(
            Receipts receipts,
            ChannelMarks marks,
            Canaries canaries,
            ChannelTasks tasks,
            JdbcClient db,
            TransactionTemplate transactions,
            Clock clock) {
        return new MailIntake(
                receipts, marks, new MailboxUids(db), canaries, tasks, transactions, clock, LEFT_OUT_AGAIN);
    }
}
