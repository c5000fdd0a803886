package io.backhaul.hub.in;

import io.backhaul.mapping.JsonReader;
import io.backhaul.mapping.Mappings;
import io.backhaul.store.Receipt;
import java.util.LinkedHashMap;
import java.util.Map;

/** Channels whose body is JSON that a mapping reads as it is: tracking providers and the neutral return API. */
public final class JsonMessages implements ReceiptReader {

    private final Mappings mappings;

    public JsonMessages(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public boolean reads(String channel) {
        return channel.startsWith("tracking:") || channel.startsWith("api:");
    }

    @Override
    public Reading read(Receipt receipt, byte[] original) {
        Object body = JsonReader.read(original, receipt.topic() + " " + receipt.sourceId());
        String code = receipt.channel().substring(receipt.channel().indexOf(':') + 1);
        if (receipt.channel().startsWith("tracking:")) {
            return Reading.of(receipt.channel(), mappings.apply(code + "/event", body));
        }
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("partner", code);
        input.put("body", body);
        return Reading.of(receipt.channel(), mappings.apply("api/return", input));
    }
}
