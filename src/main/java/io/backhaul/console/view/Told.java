package io.backhaul.console.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.explain.Explanation;
import io.backhaul.core.explain.Explanation.Step;
import io.backhaul.core.explain.Explanation.Who;
import io.backhaul.mapping.CanonicalJson;
import java.util.ArrayList;
import java.util.List;

/** Reads the explanation kept with a case; one kept as plain sentences by an older version is told as those. */
final class Told {

    private static final Explanation NOTHING = new Explanation(List.of(), List.of(), List.of());

    private Told() {}

    static Explanation read(JsonNode kept) {
        if (kept == null || kept.isNull() || kept.isMissingNode()) {
            return NOTHING;
        }
        if (kept.isArray()) {
            List<Step> next = new ArrayList<>();
            kept.forEach(line -> next.add(new Step(line.asText(), "", Who.HUB, null, null)));
            return new Explanation(next, List.of(), List.of());
        }
        try {
            return CanonicalJson.mapper().treeToValue(kept, Explanation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the kept explanation of a case cannot be read", e);
        }
    }
}
