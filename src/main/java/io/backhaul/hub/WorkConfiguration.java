package io.backhaul.hub;

import io.backhaul.console.Operations;
import io.backhaul.core.ReturnDesk;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.work.Clockwork;
import io.backhaul.hub.work.HubMessages;
import io.backhaul.hub.work.Janitor;
import io.backhaul.hub.work.OperatorDesk;
import io.backhaul.hub.work.ReturnMessages;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.CommandRows;
import io.backhaul.store.DeadlineRows;
import io.backhaul.store.EdiControls;
import io.backhaul.store.MailThreads;
import io.backhaul.store.MessageRows;
import io.backhaul.store.Outbox;
import io.backhaul.store.PostgresCases;
import io.backhaul.store.Receipts;
import io.backhaul.store.ReviewRows;
import io.backhaul.store.ShadowRows;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The core and what feeds it: the store behind its port, the desk, the clock, people. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

    /** Business time. The sandbox replaces it by a clock that can be moved. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    PostgresCases cases(JdbcClient db, Outbox outbox, Merchants merchants) {
        return new PostgresCases(db, outbox, merchants::terms, merchants::limits);
    }

    @Bean
    ReviewRows reviewRows(JdbcClient db) {
        return new ReviewRows(db);
    }

    @Bean
    MessageRows messageRows(JdbcClient db, Outbox outbox, ReviewRows reviews) {
        return new MessageRows(db, outbox, reviews);
    }

    @Bean
    CommandRows commandRows(JdbcClient db, Outbox outbox) {
        return new CommandRows(db, outbox);
    }

    @Bean
    DeadlineRows deadlineRows(JdbcClient db) {
        return new DeadlineRows(db);
    }

    @Bean
    MailThreads mailThreads(JdbcClient db) {
        return new MailThreads(db);
    }

    @Bean
    EdiControls ediControls(JdbcClient db) {
        return new EdiControls(db);
    }

    @Bean
    HubMessages hubMessages(Clock clock) {
        return new HubMessages(clock);
    }

    @Bean
    ReturnMessages returnMessages(
            TransactionTemplate transactions,
            JdbcClient db,
            MessageRows messages,
            ReviewRows reviews,
            ShadowRows shadows,
            PostgresCases cases,
            Clock clock) {
        ReturnDesk desk = new ReturnDesk(cases, new Decisions(Rules.all()));
        return new ReturnMessages(transactions, db, messages, reviews, shadows, desk, clock);
    }

    @Bean
    Clockwork clockwork(
            DeadlineRows deadlines,
            ChannelMarks marks,
            MessageRows messages,
            HubMessages hub,
            TransactionTemplate transactions,
            Clock clock) {
        return new Clockwork(deadlines, marks, messages, hub, transactions, clock);
    }

    @Bean
    Janitor janitor(CommandRows commands, TransactionTemplate transactions) {
        return new Janitor(commands, transactions);
    }

    @Bean
    Operations operations(
            JdbcClient db,
            PostgresCases cases,
            MessageRows messages,
            ReviewRows reviews,
            Receipts receipts,
            HubMessages hub,
            TransactionTemplate transactions,
            Clock clock) {
        return new OperatorDesk(db, cases, messages, reviews, receipts, hub, transactions, clock);
    }

    @Bean
    KeptOriginals originals(Receipts receipts) {
        return new KeptOriginals(receipts);
    }
}
