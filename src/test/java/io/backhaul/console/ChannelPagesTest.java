package io.backhaul.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ChannelPagesTest {

    @LocalServerPort
    int port;

    @Test
    void thePageSaysOfEveryChannelWhetherItIsAliveAndWhatIsUsual() {
        Browser browser = new Browser(port);
        browser.login("demo", "demo");
        assertThat(browser.page("/channels").body())
                .contains("Mailbox returns@backhaul.test", "Alive", "after 1.5 s", "usually every 2 hours")
                .contains("too little came to know what is usual")
                .contains("SFTP directory of Globex", "Needs you", "none is sent", "a task opens at 5 Oct 2026, 12:00")
                .contains("Nothing from &lt;b&gt;Globex&lt;/b&gt; by SFTP")
                .contains("href=\"/channels\" aria-current=\"page\"");
    }

    @Test
    void theApiSaysTheSame() {
        var channels = new Browser(port).json("/api/channels").path("items");
        assertThat(channels).hasSize(2);
        assertThat(channels.at("/0/canary/roundTripSeconds").asDouble()).isEqualTo(1.5);
        assertThat(channels.at("/1/rhythms/0/usual").asText()).isEqualTo("every 26 hours");
        assertThat(channels.at("/1/troubles/0/reason").asText()).contains("Nothing from");
    }
}
