package io.backhaul.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Resolution;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.hub.in.Acceptance;
import io.backhaul.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

    private static final Path EXCHANGE = Path.of("mappings/shopify/samples/return-exchange.expected.json");

    @Test
    @Row({"S29", "S182"})
    void whatTheCustomerWantsSurvivesTheRecognitionOfHisLines() throws IOException {
        Acceptance acceptance = new Acceptance(
                new Mappings(Path.of("mappings")),
                new Merchants(List.of(), List.of(), (merchant, order) -> null),
                Clock.systemUTC());
        ObjectNode mapped =
                (ObjectNode) new ObjectMapper().readTree(EXCHANGE.toFile()).get(0);
        mapped.put("resolution", "REPLACEMENT");
        Instant now = Instant.parse("2026-10-01T10:00:00Z");

        var said = acceptance.complete(
                new Acceptance.Said("demo", "shopify:demo", "origin", "source", 1, now), List.of(mapped), true);

        assertThat(((ReturnRequested) said.get(0)).resolution()).isEqualTo(Resolution.REPLACEMENT);
    }

    /** Its place in the delivery may be another when it is read again. */
    @Test
    void whatIsNotBelievedStandsUnderItsOwnKeyApartFromTheTrueWord() throws IOException {
        ObjectNode mapped = (ObjectNode)
                new ObjectMapper().readTree(EXCHANGE.toFile()).get(0).deepCopy();
        Acceptance acceptance = new Acceptance(
                new Mappings(Path.of("mappings")),
                new Merchants(List.of(), List.of(), (merchant, order) -> null),
                Clock.systemUTC());
        var said = new Acceptance.Said("demo", "mail:acme", "r-1", "source", 1, Instant.EPOCH);
        ObjectNode named = mapped.deepCopy().put("key", "a.csv#L3");
        ObjectNode nameless = mapped.deepCopy();
        nameless.remove("key");

        assertThat(acceptance.complete(said, List.of(nameless, named), false))
                .extracting(m -> m.envelope().key())
                .containsExactly("untrusted/r-1#0", "untrusted/r-1/a.csv#L3");
    }
}
