package io.backhaul.hub.data;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * The data directory and the database. Everything that uses the database depends on the {@code DataSource}, so Spring
 * closes the pool, then PostgreSQL, then the directory's lock after all of it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DataSettings.class, DataSourceProperties.class})
class DataConfiguration {

    @Bean
    DataDirectory dataDirectory(DataSettings settings) {
        return DataDirectory.open(settings.data());
    }

    @Bean
    @Conditional(Embedded.class)
    EmbeddedPostgresServer embeddedPostgres(DataDirectory data, DataSettings settings) {
        Path binaries = settings.postgres().binaries();
        return new EmbeddedPostgresServer(
                data.path(),
                binaries == null ? data.resolve("postgres-bin") : binaries,
                settings.postgres().startWithin());
    }

    @Bean
    @Conditional(Embedded.class)
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(EmbeddedPostgresServer postgres) {
        DurabilityCheck.require(postgres.dataSource());
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(postgres.dataSource());
        return pool;
    }

    @Bean("dataSource")
    @Conditional(External.class)
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource externalDataSource(DataSourceProperties properties) {
        try (HikariDataSource probe = pool(properties)) {
            DurabilityCheck.require(probe);
        }
        return pool(properties);
    }

    private static HikariDataSource pool(DataSourceProperties properties) {
        return properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
    }

    /** An existing PostgreSQL was named. */
    static class External implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
        }
    }

    /** No PostgreSQL was named: the hub brings its own. */
    static class Embedded extends External {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !super.matches(context, metadata);
        }
    }
}
