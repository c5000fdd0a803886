package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonReaderTest {

    @Test
    void numbersKeepEveryDigit() {
        assertThat(read("{\"weight\":614.40,\"id\":8191234567890123456,\"list\":[1]}"))
                .isEqualTo(Map.of("weight", new BigDecimal("614.40"), "id", 8191234567890123456L, "list", List.of(1)));
    }

    @Test
    void refusesHostileOrBrokenText() {
        assertRefused("{\"a\":1,\"a\":2}", "Duplicate");
        assertRefused("{\"a\":1} x", "line 1 column");
        assertRefused("{\"a\":", "body line 1");
        assertRefused("", "No content");
        assertRefused("[".repeat(1000), "nesting depth");
        assertRefused("1".repeat(1000), "Number value length");
        assertRefused("{\"a\":\"" + "x".repeat(1_000_001) + "\"}", "String value length");
    }

    private static Object read(String json) {
        return JsonReader.read(json.getBytes(StandardCharsets.UTF_8), "body");
    }

    private static void assertRefused(String json, String reason) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining(reason);
    }
}
