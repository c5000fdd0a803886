package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.message.SupplierCreditIssued;
import io.backhaul.core.money.Money;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonTest {

    private static final Envelope ENVELOPE = new Envelope(
            UUID.fromString("00000000-0000-5000-8000-000000000001"),
            "demo",
            "mail:acme",
            "mail/<1@acme.example>/X",
            List.of(Reference.qualified(Reference.Type.RMA, "acme", "RMA-77")),
            Instant.parse("2026-10-01T10:00:00Z"),
            Instant.parse("2026-10-01T10:00:01.5Z"),
            7,
            1);

    @Test
    void isFlatWithMoneyAsText() {
        ObjectNode json =
                CanonicalJson.write(new SupplierCreditIssued(ENVELOPE, "acme", "CM-1", Money.of("49.90", "USD"), null));

        assertThat(json.path("kind").asText()).isEqualTo("SUPPLIER_CREDIT_ISSUED");
        assertThat(json.path("merchant").asText()).isEqualTo("demo");
        assertThat(json.path("occurredAt").asText()).isEqualTo("2026-10-01T10:00:00Z");
        assertThat(json.path("amount").toString()).isEqualTo("{\"amount\":\"49.90\",\"currency\":\"USD\"}");
        assertThat(json.has("channel")).as("null is absent").isFalse();
        assertThat(json.has("envelope")).isFalse();
    }

    @Test
    void givesBackWhatWasWritten() {
        Line line = new Line("gid/1", "007", 2, Money.of("10.00", "USD"), null, "acme", null, null);
        OrderSnapshot order = new OrderSnapshot(
                "gid/9",
                "#2001",
                "demo",
                Instant.EPOCH,
                null,
                List.of(new OrderSnapshot.Payment("stripe", "pi_1", Money.of("500", "JPY"))),
                Map.of("acme", "#2001"),
                Map.of());
        for (ReturnMessage message : List.of(
                new ReturnRequested(ENVELOPE, order, List.of(line), Reason.DEFECTIVE, "broken", List.of(), "REQUESTED"),
                new InspectionReported(
                        ENVELOPE,
                        "acme",
                        List.of(new LineQuantity("007", 0)),
                        Disposition.RESELLABLE,
                        Finding.NOT_STATED))) {
            assertThat(CanonicalJson.read(CanonicalJson.write(message))).isEqualTo(message);
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        assertRefused("{\"kind\":\"REFUND_EVERYTHING\"}", "unknown kind 'REFUND_EVERYTHING'");
        assertRefused(credit("\"qty\":1,"), "qty");
        assertRefused(credit("").replace("\"49.90\"", "49.90"), "money is");
        assertRefused(credit("").replace("49.90", "49.901"), "not money");
        assertRefused(credit("").replace("USD", "XQX"), "not money");
        assertRefused(credit("").replace("\"merchant\":\"demo\",", ""), "merchant");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSchemaKnowsExactlyTheFieldsOfTheRecord(Class<? extends ReturnMessage> type) throws IOException {
        JsonNode schema = CanonicalJson.mapper()
                .readTree(Files.readString(Path.of("mappings/canonical/return-message.schema.json")));
        String kind = ReturnMessage.kindOf(type);
        Set<String> fields = names(type);
        fields.remove("envelope");
        Set<String> envelope = names(Envelope.class);

        assertThat(fields(schema.at("/$defs/" + kind + "/properties"))).isEqualTo(fields);
        assertThat(fields(schema.path("properties")))
                .isEqualTo(Stream.concat(envelope.stream(), Stream.of("kind")).collect(Collectors.toSet()));
        assertThat(fields).as("flat JSON has one namespace").doesNotContainAnyElementsOf(envelope);
        assertThat(schema.at("/properties/kind/enum").toString()).contains('"' + kind + '"');
    }

    static Stream<Class<?>> kinds() {
        return Arrays.stream(ReturnMessage.class.getPermittedSubclasses());
    }

    private static Set<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fields(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String credit(String more) {
        return "{" + more + "\"kind\":\"SUPPLIER_CREDIT_ISSUED\",\"id\":\"00000000-0000-5000-8000-000000000001\","
                + "\"merchant\":\"demo\",\"source\":\"s\",\"key\":\"k\",\"receivedAt\":\"2026-10-01T10:00:00Z\","
                + "\"supplier\":\"acme\",\"creditReference\":\"CM-1\","
                + "\"amount\":{\"amount\":\"49.90\",\"currency\":\"USD\"}}";
    }

    private static void assertRefused(String json, String reason) throws IOException {
        ObjectNode node = (ObjectNode) CanonicalJson.mapper().readTree(json);
        assertThatThrownBy(() -> CanonicalJson.read(node))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining(reason);
    }
}
