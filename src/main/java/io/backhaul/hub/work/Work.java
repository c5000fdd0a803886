package io.backhaul.hub.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.mapping.CanonicalJson;

/** What a queue message names: whose work, and which. Queue messages carry ids only. */
public record Work(String merchant, String id) {

    /** Reads {@code {"merchant":"..","id":".."}}; anything else was not written by the hub. */
    public static Work read(String body) {
        try {
            JsonNode json = CanonicalJson.mapper().readTree(body);
            return new Work(
                    json.required("merchant").asText(), json.required("id").asText());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a work item of the hub: " + body, e);
        }
    }
}
