package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.message.Evidence;
import io.backhaul.hub.out.HttpCalls;
import io.backhaul.store.Receipt;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host of photos that is away holds a return up for a day at most. */
class EvidenceFilesTest {

    private static final Instant RECEIVED = Instant.parse("2026-10-01T12:00:00Z");
    private static final String NOTE = "see https://cdn.example/photo.jpg";

    private static final Duration DAY = Duration.ofDays(1);

    private final CamelContext camel = new DefaultCamelContext();
    private EvidenceFiles files;
    private Instant now = RECEIVED;
    private boolean gone;

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fetch-evidence").errorHandler(noErrorHandler()).process(e -> {
                    if (!gone) {
                        throw new ConnectException("Connection refused");
                    }
                    e.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 404);
                    e.getMessage().setBody(new byte[0]);
                });
            }
        });
        camel.start();
        files = new EvidenceFiles(
                new HttpCalls(camel.createProducerTemplate()),
                null,
                ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private List<Evidence> fetched(Receipt receipt, Duration later) {
        now = RECEIVED.plus(later);
        return files.fetch(receipt, List.of(NOTE), List.of("cdn.example"));
    }

    private void waits(Receipt receipt, Duration later) {
        assertThatThrownBy(() -> fetched(receipt, later))
                .isInstanceOf(TryLater.class)
                .hasMessageContaining("evidence at cdn.example");
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
        Receipt receipt = receipt();
        assertThatThrownBy(() -> fetched(receipt, Duration.ZERO))
                .isInstanceOf(TryLater.class)
                .hasMessageContaining("evidence at cdn.example cannot be fetched now", "Connection refused");
        waits(receipt, DAY.minusSeconds(1));
        assertThat(fetched(receipt, DAY)).isEmpty();
        assertThat(fetched(receipt, DAY.plusHours(1)))
                .as("nor asked to wait again")
                .isEmpty();
    }

    /** The store itself was away before, or the hub was. */
    @Test
    void theDayBeginsWithTheFirstTryAndNotWithTheReceipt() {
        Receipt receipt = receipt();
        Duration late = Duration.ofDays(3);
        waits(receipt, late);
        waits(receipt, late.plus(DAY).minusSeconds(1));
        waits(receipt(), late.plus(DAY));
        assertThat(fetched(receipt, late.plus(DAY))).isEmpty();
    }

    @Test
    void aHostThatAnsweredInBetweenIsWaitedForAnew() {
        Receipt receipt = receipt();
        waits(receipt, Duration.ZERO);
        gone = true;
        assertThat(fetched(receipt, Duration.ofHours(1))).isEmpty();
        gone = false;
        waits(receipt, DAY);
    }
}
