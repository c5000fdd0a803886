package io.backhaul.console.view;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** The part of a case that is derived from its facts and kept beside it: column {@code return_case.summary}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Summary(List<Leg> legs, JsonNode explanation) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Summary {
        legs = legs == null ? List.of() : List.copyOf(legs);
    }

    static Summary read(String json) {
        try {
            return JSON.readValue(json, Summary.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored summary of a case cannot be read", e);
        }
    }

    List<CaseRow.Tracks> tracks() {
        return legs.stream()
                .map(leg -> new CaseRow.Tracks(leg.supplier(), leg.goods(), leg.customerMoney(), leg.supplierMoney()))
                .toList();
    }
}
