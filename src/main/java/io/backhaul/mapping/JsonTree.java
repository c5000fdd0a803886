package io.backhaul.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;

/** JSON to rows, in one pass; a file that is not whole gives none at all. Numbers stay what they are, digit by digit. */
final class JsonTree {

    private static final int MAX_SCALE = 30;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(TreeSteps.MAX_DEPTH)
                    .maxNumberLength(64)
                    .maxStringLength(1_000_000)
                    .maxDocumentLength(FileRows.MAX_BYTES)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser json;
    private final TreeSteps steps;

    private JsonTree(JsonParser json, TreeSteps steps) {
        this.json = json;
        this.steps = steps;
    }

    static FileRows read(byte[] content, TreeFormat format, String name) {
        TreeRows rows = new TreeRows(format, name);
        walk(content, rows, name);
        return rows.done();
    }

    /** Shows the steps all there is. */
    static void walk(byte[] content, TreeSteps steps, String name) {
        try (JsonParser json = FACTORY.createParser(TextFile.decode(content, null, name))) {
            new JsonTree(json, steps).walk(name);
        } catch (JsonProcessingException e) {
            String at =
                    e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
            throw new UnreadableMessage(name + at, "is not whole JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UnreadableMessage(name, "is not whole JSON: " + e.getMessage(), e);
        }
    }

    private void walk(String name) throws IOException {
        boolean lines = json.nextToken() == JsonToken.START_OBJECT && steps.takesLines();
        item("");
        int end = json.currentTokenLocation().getLineNr();
        while (json.nextToken() != null) {
            int line = json.currentTokenLocation().getLineNr();
            if (!lines || json.currentToken() != JsonToken.START_OBJECT || line == end) {
                throw new UnreadableMessage(name + " line " + line, "something stands behind the end");
            }
            item("");
            end = json.currentTokenLocation().getLineNr();
        }
    }

    /** An entry of an array has the array's name. */
    private void item(String name) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            steps.open(name, json.currentTokenLocation().getLineNr());
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                item(field);
            }
            steps.close();
        } else if (token == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                item(name);
            }
        } else if (token != null && token.isNumeric()) {
            steps.value(name, number());
        } else if (token != JsonToken.VALUE_NULL && token != null) {
            steps.value(name, Cell.text(json.getText()));
        }
    }

    /** {@code 1.50} stays {@code 1.50}; {@code 1e2} is written out. */
    private Cell number() throws IOException {
        String text = json.getText();
        BigDecimal number = new BigDecimal(text);
        return Math.abs((long) number.scale()) > MAX_SCALE
                ? Cell.refused(text, "is a number of more than " + MAX_SCALE + " digits")
                : Cell.number(number.toPlainString());
    }
}
