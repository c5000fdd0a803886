package io.backhaul.hub.answer;

import io.backhaul.hub.connect.PublicAddress;
import io.backhaul.hub.out.CaseViews;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.store.AnswerLinkRows;
import io.backhaul.store.Attachments;
import io.backhaul.store.Receipts;
import io.backhaul.store.Vault;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers by one click: links, forms and what is kept of them. */
@Configuration(proxyBeanMethods = false)
class AnswerConfiguration {

    @Bean
    AnswerTokens answerTokens(Vault vault) {
        return new AnswerTokens(vault.derivedKey("answer links"));
    }

    @Bean
    AnswerLinkRows answerLinkRows(JdbcClient database) {
        return new AnswerLinkRows(database);
    }

    @Bean
    AnswerLinks answerLinks(
            PublicAddress address,
            AnswerTokens tokens,
            AnswerLinkRows rows,
            Merchants merchants,
            CaseViews cases,
            Clock clock) {
        return new AnswerLinks(address, tokens, rows, merchants, cases, clock);
    }

    @Bean
    AnswerDesk answerDesk(Receipts receipts, AnswerLinkRows rows, Clock clock) {
        return new AnswerDesk(receipts, rows, clock);
    }

    @Bean
    AnswerFile answerFile(Attachments attachments) {
        return new AnswerFile(attachments);
    }

    @Bean
    WrongTokens wrongTokens() {
        return new WrongTokens(System::nanoTime);
    }
}
