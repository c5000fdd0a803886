package io.backhaul.console;

import io.backhaul.console.view.CaseFiles;
import io.backhaul.console.view.CaseList;
import io.backhaul.console.view.Commands;
import io.backhaul.console.view.FeedList;
import io.backhaul.console.view.LearnedKeys;
import io.backhaul.console.view.Messages;
import io.backhaul.console.view.Reviews;
import io.backhaul.console.view.Scorecards;
import io.backhaul.console.view.TrialBalances;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The console's own parts; what it asks of the hub ({@link Operations}, {@link Originals}, feeds) is wired there. */
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
    Scorecards scorecards(JdbcClient jdbc) {
        return new Scorecards(jdbc);
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
