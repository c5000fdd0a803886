package io.backhaul.console;

import io.backhaul.core.fixture.Demo;
import io.backhaul.core.policy.Gap;
import io.backhaul.finance.FeedDelivery;
import io.backhaul.finance.FeedExport;
import io.backhaul.finance.FeedFiles;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.PostgresCases;
import io.backhaul.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.sql.init.SqlInitializationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The console without the rest of the hub, over a real database: what the hub would wire is made here by hand. Not a
 * configuration by annotation, so that no component scan of other tests finds it.
 */
@EnableAutoConfiguration(
        exclude = {
            CamelAutoConfiguration.class,
            ArtemisAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            SqlInitializationAutoConfiguration.class
        })
@ComponentScan("io.backhaul.console")
public class ConsoleWorld {

    static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");

    @Bean
    TestDatabase testDatabase() {
        return TestDatabase.fresh();
    }

    @Bean
    DataSource dataSource(TestDatabase database) {
        return database.dataSource();
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    RecordedOperations operations() {
        return new RecordedOperations();
    }

    @Bean
    PostgresCases cases(JdbcClient jdbc) {
        return new PostgresCases(jdbc, new Outbox(jdbc, new OutboxSignal()), (merchant, order) -> Demo.terms());
    }

    @Bean
    HouseRules houseRules() {
        return new DemoRules();
    }

    @Bean
    Originals originals(JdbcClient jdbc) {
        return (merchant, receipt) -> jdbc.sql(
                        "select original, content_type from receipt where merchant = ? and id = ?")
                .params(merchant, receipt)
                .query((row, n) -> new Originals.Original(row.getString("content_type"), row.getBytes("original")))
                .optional()
                .filter(original -> original.bytes().length > 0)
                .or(() -> Optional.empty());
    }

    @Bean
    PassportGaps passportGaps() {
        return merchant -> Map.of("globex", List.of(new Gap("S173", "Globex has not signed an agreement (signedOn)")));
    }

    @Bean
    RecordedPrivacy privacy() {
        return new RecordedPrivacy();
    }

    @Bean
    Reconciling reconciling(JdbcClient jdbc) {
        return new RecordedReconciling(jdbc);
    }

    @Bean
    Connecting connecting() {
        return new RecordedConnecting();
    }

    @Bean
    Channels channels() {
        return new RecordedChannels();
    }

    @Bean
    Benching benching() {
        return new RecordedBench();
    }

    @Bean
    Shadows shadows() {
        return new RecordedShadows();
    }

    @Bean
    FeedFiles feedFiles(JdbcClient jdbc) {
        return new FeedFiles(jdbc);
    }

    @Bean
    FeedExport feedExport(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new FeedExport(jdbc, new TransactionTemplate(transactions), clock);
    }

    @Bean
    FeedDelivery feedDelivery(JdbcClient jdbc, PlatformTransactionManager transactions) throws IOException {
        Path directory = Files.createTempDirectory("finance");
        directory.toFile().deleteOnExit();
        return new FeedDelivery(jdbc, new TransactionTemplate(transactions), directory);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
