package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.store.ChannelMarks;
import io.backhaul.testing.ReturnsRows;
import io.backhaul.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A platform that refuses our token is not read, and its channel says why and what to do. */
class AliExpressRefusedIT {

    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    private static final String REFUSED =
            "{\"error_response\":{\"code\":\"IllegalAccessToken\",\"msg\":\"The specified access token is invalid or expired\"}}";
    private static final String NOTHING = "{\"aliexpress_trade_ds_order_get_response\":{}}";

    private final TestDatabase database = TestDatabase.fresh();
    private volatile String answer = REFUSED;

    @Test
    void theReasonIsTheTokenAndNotAPollerThatHangs() throws Exception {
        ReturnsRows rows = new ReturnsRows(database, "demo");
        rows.reference(rows.returnCase("#1", "OPEN", NOW, "{}"), "SUPPLIER_ORDER", "ali/8001", "ali");
        ChannelMarks marks = new ChannelMarks(database.jdbc());
        CamelContext camel = new DefaultCamelContext();
        try {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:call-aliexpress-ali").process(e -> {
                        e.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
                        e.getMessage().setBody(answer.getBytes(StandardCharsets.UTF_8));
                    });
                }
            });
            camel.start();
            Merchants merchants = ShippedFiles.read(X12World::setting);
            AliExpressPolling polling = new AliExpressPolling(
                    database.jdbc(),
                    new HttpCalls(camel.createProducerTemplate()),
                    merchants,
                    null,
                    null,
                    marks,
                    Clock.fixed(NOW, ZoneOffset.UTC));
            polling.poll();
            assertThat(marks.find("demo", "aliexpress:ali").orElseThrow().error())
                    .contains("it refuses our token or app: IllegalAccessToken", "config/suppliers/ali.yaml");
            assertThat(marks.readPast("demo", "aliexpress:ali", NOW)).isFalse();
            answer = NOTHING;
            polling.poll();
            assertThat(marks.find("demo", "aliexpress:ali").orElseThrow().error())
                    .isNull();
            assertThat(marks.readPast("demo", "aliexpress:ali", NOW)).isTrue();
        } finally {
            camel.stop();
        }
    }
}
