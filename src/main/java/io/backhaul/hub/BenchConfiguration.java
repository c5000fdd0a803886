package io.backhaul.hub;

import io.backhaul.console.Benching;
import io.backhaul.console.Originals;
import io.backhaul.console.Shadows;
import io.backhaul.hub.bench.BenchParts;
import io.backhaul.hub.bench.FileWriter;
import io.backhaul.hub.bench.ShadowDesk;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.mapping.Mappings;
import io.backhaul.store.DeadlineRows;
import io.backhaul.store.MessageRows;
import io.backhaul.store.ReviewRows;
import io.backhaul.store.ShadowRows;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The bench, and suppliers in shadow: who is new and says so in his passport begins there. */
@Configuration(proxyBeanMethods = false)
class BenchConfiguration {

    private static final String BY = "passport";

    @Bean
    ShadowRows shadowRows(JdbcClient db, Merchants merchants, TransactionTemplate transactions, Clock clock) {
        ShadowRows rows = new ShadowRows(db);
        transactions.executeWithoutResult(tx -> merchants.suppliers().stream()
                .filter(supplier -> supplier.shadow())
                .forEach(supplier -> supplier.merchants()
                        .forEach(merchant -> rows.begin(
                                merchant, supplier.code(), supplier.channel().type(), BY, clock.instant()))));
        return rows;
    }

    @Bean
    Shadows shadows(
            ShadowRows rows,
            MessageRows messages,
            ReviewRows reviews,
            DeadlineRows deadlines,
            TransactionTemplate transactions,
            Clock clock) {
        return new ShadowDesk(rows, messages, reviews, deadlines, transactions, clock);
    }

    @Bean
    Benching benching(
            JdbcClient db,
            Mappings mappings,
            Merchants merchants,
            Originals originals,
            TransactionTemplate transactions,
            Clock clock,
            @Value("${backhaul.config-dir:./config}") Path config,
            @Value("${backhaul.mappings-dir:./mappings}") Path mappingFiles) {
        return BenchParts.desk(
                db, mappings, merchants, originals, transactions, clock, new FileWriter(config, mappingFiles));
    }
}
