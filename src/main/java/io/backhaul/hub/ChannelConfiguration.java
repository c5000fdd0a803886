package io.backhaul.hub;

import io.backhaul.hub.channel.CanaryFiles;
import io.backhaul.hub.channel.CanaryMails;
import io.backhaul.hub.channel.ChannelDesk;
import io.backhaul.hub.channel.ChannelMeters;
import io.backhaul.hub.channel.ChannelSettings;
import io.backhaul.hub.channel.ChannelWatch;
import io.backhaul.hub.channel.Silences;
import io.backhaul.hub.channel.WaitingReceipts;
import io.backhaul.hub.channel.WatchedChannels;
import io.backhaul.hub.out.OutgoingMail;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.hub.work.SmtpSettings;
import io.backhaul.store.Arrivals;
import io.backhaul.store.Canaries;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.ChannelTasks;
import io.backhaul.store.DeadlineRows;
import io.backhaul.store.Leases;
import io.backhaul.store.UnreadReceipts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What notices that a channel is dead or too quiet, and shows it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChannelSettings.class)
class ChannelConfiguration {

    @Bean
    WatchedChannels watchedChannels(
            Mailboxes mailboxes,
            Merchants merchants,
            @Value("${backhaul.mail.imap.poll-every:30000}") long mail,
            @Value("${backhaul.sftp.poll-every:60000}") long sftp,
            @Value("${backhaul.aliexpress.poll-every:900000}") long aliexpress) {
        WatchedChannels.Pace pace = new WatchedChannels.Pace(
                Duration.ofMillis(mail), Duration.ofMillis(sftp), Duration.ofMillis(aliexpress));
        return new WatchedChannels(mailboxes, merchants, pace);
    }

    @Bean
    Arrivals arrivals(JdbcClient db) {
        return new Arrivals(db);
    }

    @Bean
    Silences silences(Arrivals arrivals, Merchants merchants) {
        return new Silences(arrivals, merchants);
    }

    @Bean
    ChannelWatch channelWatch(
            WatchedChannels channels,
            ChannelSettings settings,
            ChannelMarks marks,
            Silences silences,
            Arrivals arrivals,
            Canaries canaries,
            ChannelTasks tasks,
            DeadlineRows deadlines,
            WaitingReceipts waiting,
            Leases leases,
            TransactionTemplate transactions,
            Clock clock) {
        return new ChannelWatch(
                channels,
                settings,
                marks,
                silences,
                arrivals,
                canaries,
                tasks,
                deadlines,
                waiting,
                leases,
                transactions,
                clock);
    }

    @Bean
    WaitingReceipts waitingReceipts(JdbcClient db, ChannelTasks tasks, MeterRegistry metrics, Clock clock) {
        return new WaitingReceipts(new UnreadReceipts(db), tasks, metrics, clock);
    }

    @Bean
    ChannelDesk channelDesk(
            WatchedChannels channels,
            ChannelSettings settings,
            ChannelMarks marks,
            Silences silences,
            Arrivals arrivals,
            Canaries canaries,
            ChannelTasks tasks) {
        return new ChannelDesk(channels, settings, marks, silences, arrivals, canaries, tasks);
    }

    @Bean
    CanaryMails canaryMails(
            OutgoingMail server, Mailboxes mailboxes, Canaries canaries, ChannelSettings settings, SmtpSettings smtp) {
        return new CanaryMails(server, mailboxes, canaries, settings, smtp.used(), Clock.systemUTC());
    }

    @Bean
    CanaryFiles canaryFiles(ProducerTemplate camel, Merchants merchants, Canaries canaries, ChannelSettings settings) {
        return new CanaryFiles(camel, merchants, canaries, settings);
    }

    @Bean
    MeterBinder channelMeters(
            WatchedChannels channels,
            ChannelMarks marks,
            Canaries canaries,
            ChannelTasks tasks,
            ChannelSettings settings) {
        return new ChannelMeters(channels, marks, canaries, tasks, settings);
    }
}
