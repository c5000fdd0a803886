package io.backhaul.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The return that most tests begin with. */
final class SomeReturn {

    private SomeReturn() {}

    static ControlDesk desk(SandboxPartners partners) {
        return new ControlDesk(URI.create(partners.settings().get("BACKHAUL_SANDBOX_URL")));
    }

    /** A paid order over 49.90 + 200.00 with a return request on the first line. */
    static JsonNode on(ControlDesk desk, String orderName, Map<String, Object> more) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "store",
                "demo",
                "orderName",
                orderName,
                "lines",
                List.of(Map.of("sku", "ACME-1", "quantity", 1, "price", "49.90")),
                "alsoOrdered",
                List.of(Map.of("sku", "ACME-KEPT", "quantity", 1, "price", "200.00")),
                "note",
                "does not switch on",
                "photos",
                1));
        wish.putAll(more);
        return desk.post("/sandbox/shopify/returns", wish);
    }
}
