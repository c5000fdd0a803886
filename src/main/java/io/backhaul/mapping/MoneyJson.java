package io.backhaul.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.backhaul.core.money.Money;
import java.io.IOException;

/** Money as {@code {"amount":"49.90","currency":"USD"}}: text, because a JSON number may become a binary fraction. */
public final class MoneyJson {

    private MoneyJson() {}

    public static SimpleModule module() {
        return new SimpleModule("money")
                .addSerializer(Money.class, new Writer())
                .addDeserializer(Money.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Money> {

        Writer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            out.writeStringField("amount", money.decimal());
            out.writeStringField("currency", money.currency());
            out.writeEndObject();
        }
    }

    private static final class Reader extends StdDeserializer<Money> {

        Reader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = in.readValueAsTree();
            if (!node.path("amount").isTextual() || !node.path("currency").isTextual()) {
                return context.reportInputMismatch(Money.class, "money is {\"amount\":\"..\",\"currency\":\"..\"}");
            }
            try {
                return Money.of(
                        node.path("amount").textValue(), node.path("currency").textValue());
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(
                        Money.class, "not money: %s %s", node.path("amount"), node.path("currency"));
            }
        }
    }
}
