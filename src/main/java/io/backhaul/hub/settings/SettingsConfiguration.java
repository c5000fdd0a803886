package io.backhaul.hub.settings;

import io.backhaul.console.PassportGaps;
import io.backhaul.core.policy.Gap;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the configuration at the start, notes its versions, and says what is not agreed with a supplier yet (row S127). */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsConfiguration.class);

    @Bean
    Merchants merchants(
            Environment environment,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${backhaul.config-dir:./config}") Path directory,
            @Value("${backhaul.mappings-dir:./mappings}") Path mappingFiles,
            AnswerBoxes mailboxes) {
        Set<String> mappings = ConfigurationFiles.mappings(mappingFiles);
        ConfigurationFiles.All all =
                new ConfigurationFiles(environment::getProperty, mailboxes, mappings).read(directory);
        ConfigVersions versions = new ConfigVersions(database);
        new TransactionTemplate(transactions).executeWithoutResult(status -> note(versions, all, clock.instant()));
        List<MerchantConfig> merchants =
                all.merchants().stream().map(ConfigurationFiles.Read::config).toList();
        List<SupplierConfig> suppliers =
                all.suppliers().stream().map(ConfigurationFiles.Read::config).toList();
        SupplierFile supplierFile = new SupplierFile(mailboxes, mappings);
        Placeholders placeholders = new Placeholders(environment::getProperty);
        Merchants configured = new Merchants(
                merchants, suppliers, new TermsOfTheDay(merchants, suppliers, versions, supplierFile, placeholders));
        merchants.forEach(merchant ->
                configured.gaps(merchant.code()).forEach((supplier, gaps) -> tell(merchant, supplier, gaps)));
        return configured;
    }

    @Bean
    PassportGaps passportGaps(Merchants merchants) {
        return merchants::gaps;
    }

    private static void tell(MerchantConfig merchant, String supplier, List<Gap> gaps) {
        if (!gaps.isEmpty()) {
            String all = gaps.stream().map(gap -> gap.row() + ": " + gap.text()).collect(Collectors.joining("; "));
            LOG.warn("Not agreed between {} and supplier {}: {}", merchant.code(), supplier, all);
        }
    }

    @Bean
    ProposedTerms proposedTerms(
            Merchants merchants,
            @Value("${backhaul.mappings-dir:./mappings}") Path mappingFiles,
            AnswerBoxes mailboxes) {
        return new ProposedTerms(
                (merchant, sku) -> merchants.supplierOfSku(merchant, sku).orElse(null),
                new SupplierFile(mailboxes, ConfigurationFiles.mappings(mappingFiles)));
    }

    private static void note(ConfigVersions versions, ConfigurationFiles.All all, Instant now) {
        all.merchants().forEach(read -> versions.add("merchant", read.config().code(), read.file(), now));
        all.suppliers().forEach(read -> versions.add("supplier", read.config().code(), read.file(), now));
    }
}
