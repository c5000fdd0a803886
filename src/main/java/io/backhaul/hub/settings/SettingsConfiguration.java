package io.backhaul.hub.settings;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the configuration at the start and notes its versions. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    @Bean
    Merchants merchants(
            Environment environment,
            JdbcClient database,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${backhaul.config-dir:./config}") Path directory,
            @Value("${backhaul.mappings-dir:./mappings}") Path mappingFiles,
            @Value("${backhaul.mail.imap.user:}") String mailbox) {
        Set<String> mappings = ConfigurationFiles.mappings(mappingFiles);
        ConfigurationFiles.All all =
                new ConfigurationFiles(environment::getProperty, mailbox, mappings).read(directory);
        ConfigVersions versions = new ConfigVersions(database);
        new TransactionTemplate(transactions).executeWithoutResult(status -> note(versions, all, clock.instant()));
        List<MerchantConfig> merchants =
                all.merchants().stream().map(ConfigurationFiles.Read::config).toList();
        List<SupplierConfig> suppliers =
                all.suppliers().stream().map(ConfigurationFiles.Read::config).toList();
        SupplierFile supplierFile = new SupplierFile(mailbox, mappings);
        Placeholders placeholders = new Placeholders(environment::getProperty);
        return new Merchants(
                merchants, suppliers, new TermsOfTheDay(merchants, suppliers, versions, supplierFile, placeholders));
    }

    @Bean
    ProposedTerms proposedTerms(
            Merchants merchants,
            @Value("${backhaul.mappings-dir:./mappings}") Path mappingFiles,
            @Value("${backhaul.mail.imap.user:}") String mailbox) {
        return new ProposedTerms(
                (merchant, sku) -> merchants.supplierOfSku(merchant, sku).orElse(null),
                new SupplierFile(mailbox, ConfigurationFiles.mappings(mappingFiles)));
    }

    private static void note(ConfigVersions versions, ConfigurationFiles.All all, Instant now) {
        all.merchants().forEach(read -> versions.add("merchant", read.config().code(), read.file(), now));
        all.suppliers().forEach(read -> versions.add("supplier", read.config().code(), read.file(), now));
    }
}
