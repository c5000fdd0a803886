package io.backhaul.hub;

import io.backhaul.hub.in.X12Answers;
import io.backhaul.hub.in.X12FilesReader;
import io.backhaul.hub.in.X12Replies;
import io.backhaul.hub.in.X12Watch;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.mapping.Mappings;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.CommandRows;
import io.backhaul.store.EdiControls;
import io.backhaul.store.EdiFiles;
import io.backhaul.store.EdiInterchanges;
import io.backhaul.store.EdiSent;
import io.backhaul.store.EdiTasks;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Suppliers who work by X12: reading, acknowledging, watching for what does not come. */
@Configuration(proxyBeanMethods = false)
class X12Configuration {

    @Bean
    X12Replies x12Replies(
            JdbcClient db, EdiControls controls, Merchants merchants, TransactionTemplate transactions, Clock clock) {
        return new X12Replies(new EdiInterchanges(db), controls, new EdiFiles(db), merchants, transactions, clock);
    }

    @Bean
    X12FilesReader x12FilesReader(
            Mappings mappings, X12Replies replies, JdbcClient db, CommandRows commands, Clock clock) {
        return new X12FilesReader(mappings, replies, new X12Answers(new EdiSent(db), commands, clock));
    }

    @Bean
    X12Watch x12Watch(Merchants merchants, JdbcClient db, ChannelMarks marks, Clock clock) {
        return new X12Watch(
                merchants, new EdiSent(db), new EdiInterchanges(db), new EdiFiles(db), new EdiTasks(db), marks, clock);
    }
}
