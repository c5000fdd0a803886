package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.message.Evidence;
import io.backhaul.hub.out.HttpCalls;
import io.backhaul.store.Receipt;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host of photos that is away holds a return up for a day at most. */
class EvidenceFilesTest {

    private static final Instant RECEIVED = Instant.parse("2026-10-01T12:00:00Z");
    private static final String NOTE = "see https://cdn.example/photo.jpg";

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fetch-evidence").errorHandler(noErrorHandler()).process(e -> {
                    throw new ConnectException("Connection refused");
                });
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private List<Evidence> fetched(Duration later) {
        HttpCalls http = new HttpCalls(camel.createProducerTemplate());
        Clock clock = Clock.fixed(RECEIVED.plus(later), ZoneOffset.UTC);
        return new EvidenceFiles(http, null, clock).fetch(receipt(), List.of(NOTE), List.of("cdn.example"));
    }

    private static Receipt receipt() {
        return new Receipt(
                "demo",
                UUID.randomUUID(),
                "shopify:demo",
                "w-1",
                null,
                null,
                "returns/request",
                "",
                0,
                "application/json",
                Map.of(),
                0,
                Receipt.Status.RECEIVED,
                null,
                0,
                0,
                RECEIVED);
    }

    @Test
    void aPhotoIsWaitedForAndThenLeftOut() {
        assertThatThrownBy(() -> fetched(Duration.ofDays(1).minusSeconds(1)))
                .isInstanceOf(TryLater.class)
                .hasMessageContaining("evidence at cdn.example cannot be fetched now", "Connection refused");
        assertThat(fetched(Duration.ofDays(1))).isEmpty();
    }
}
