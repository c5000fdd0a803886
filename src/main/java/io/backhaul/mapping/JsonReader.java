package io.backhaul.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * JSON bytes to plain maps and lists, with limits a hostile body cannot pass: nesting, text and number length, duplicate
 * names. Decimals become BigDecimal, so that nothing is rounded before a mapping makes text of it.
 */
public final class JsonReader {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 1_000_000;
    private static final int MAX_NUMBER = 64;
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .maxNumberLength(MAX_NUMBER)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonReader() {}

    /**
     * @param name what the bytes are, for the message of a refusal
     * @return maps, lists, text, numbers, booleans; null for the JSON value {@code null}
     * @throws UnreadableMessage naming line and column
     */
    public static Object read(byte[] json, String name) {
        try {
            return MAPPER.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            String at = e.getLocation() == null
                    ? ""
                    : " line " + e.getLocation().getLineNr() + " column "
                            + e.getLocation().getColumnNr();
            throw new UnreadableMessage(name + at, "not readable as JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UnreadableMessage(name, "not readable as JSON: " + e.getMessage(), e);
        }
    }
}
