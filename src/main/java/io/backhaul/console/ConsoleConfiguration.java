package io.backhaul.console;

import com.fasterxml.jackson.databind.Module;
import io.backhaul.console.hindsight.DryRuns;
import io.backhaul.console.hindsight.WhatIfs;
import io.backhaul.console.view.Amount;
import io.backhaul.console.view.CaseFiles;
import io.backhaul.console.view.CaseList;
import io.backhaul.console.view.CaseTimes;
import io.backhaul.console.view.Commands;
import io.backhaul.console.view.FeedList;
import io.backhaul.console.view.LearnedKeys;
import io.backhaul.console.view.Messages;
import io.backhaul.console.view.PrivacyLog;
import io.backhaul.console.view.ReconciliationRuns;
import io.backhaul.console.view.Reviews;
import io.backhaul.console.view.Scorecards;
import io.backhaul.console.view.TrialBalances;
import io.backhaul.core.money.Money;
import io.backhaul.finance.ReconciliationFile;
import io.backhaul.mapping.CanonicalSchema;
import io.backhaul.mapping.MoneyJson;
import io.backhaul.store.Histories;
import io.backhaul.store.PostgresCases;
import io.backhaul.store.ReadOnlyCases;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.nio.file.Path;
import java.time.Clock;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The console's own parts; what it asks of the hub ({@link Operations}, {@link Originals}, {@link PassportGaps}, {@link Reconciling}, {@link Privacy}, {@link Channels}, feeds) is wired there. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleConfiguration {

    @Bean
    CaseList caseList(JdbcClient jdbc) {
        return new CaseList(jdbc);
    }

    @Bean
    CaseFiles caseFiles(JdbcClient jdbc) {
        return new CaseFiles(jdbc);
    }

    @Bean
    ReadOnlyCases readOnlyCases(JdbcClient jdbc, PostgresCases cases) {
        return new ReadOnlyCases(jdbc, cases);
    }

    @Bean
    CaseTimes caseTimes(
            JdbcClient jdbc, CaseFiles files, ReadOnlyCases cases, PlatformTransactionManager transactions) {
        return new CaseTimes(jdbc, files, cases, readOnly(transactions));
    }

    @Bean
    DryRuns dryRuns(
            ReadOnlyCases cases,
            HouseRules house,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${backhaul.mappings-dir:./mappings}") Path mappings) {
        CanonicalSchema schema = CanonicalSchema.load(mappings.resolve("canonical/return-message.schema.json"));
        return new DryRuns(cases, house, schema, readOnly(transactions), clock);
    }

    @Bean
    WhatIfs whatIfs(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new WhatIfs(new Histories(jdbc), readOnly(transactions), clock);
    }

    /** Transactions in which the database sees one state and refuses every write. */
    private static TransactionTemplate readOnly(PlatformTransactionManager transactions) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setReadOnly(true);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return template;
    }

    /** Money in answers is {@code {"amount":"49.90","currency":"USD"}} wherever it stands, and is described so. */
    @Bean
    Module money() {
        SpringDocUtils.getConfig().replaceWithClass(Money.class, Amount.class);
        return MoneyJson.module();
    }

    @Bean
    Messages messages(JdbcClient jdbc) {
        return new Messages(jdbc);
    }

    @Bean
    Commands commands(JdbcClient jdbc) {
        return new Commands(jdbc);
    }

    @Bean
    Reviews reviews(JdbcClient jdbc) {
        return new Reviews(jdbc);
    }

    @Bean
    LearnedKeys learnedKeys(JdbcClient jdbc) {
        return new LearnedKeys(jdbc);
    }

    @Bean
    Scorecards scorecards(JdbcClient jdbc, PassportGaps passports) {
        return new Scorecards(jdbc, passports);
    }

    @Bean
    TrialBalances trialBalances(JdbcClient jdbc) {
        return new TrialBalances(jdbc);
    }

    @Bean
    FeedList feedList(JdbcClient jdbc) {
        return new FeedList(jdbc);
    }

    @Bean
    ReconciliationRuns reconciliationRuns(JdbcClient jdbc) {
        return new ReconciliationRuns(jdbc);
    }

    @Bean
    ReconciliationFile reconciliationFile(JdbcClient jdbc) {
        return new ReconciliationFile(jdbc);
    }

    @Bean
    PrivacyLog privacyLog(JdbcClient jdbc) {
        return new PrivacyLog(jdbc);
    }

    @Bean
    ErrorAttributes errorAttributes() {
        return new ConsoleErrors();
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI().info(new Info().title("Backhaul").version("1").description("""
                                Returns between stores, suppliers and payment gateways. Lists come in pages of 100: pass `next` as \
                                `cursor` for the following page. Money is `{"amount":"49.90","currency":"USD"}`, times are ISO 8601 \
                                in UTC. Errors are `{"error","detail"}`. Log in with user name and password (HTTP basic)."""));
    }
}
