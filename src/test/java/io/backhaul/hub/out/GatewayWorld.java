package io.backhaul.hub.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.mapping.Mappings;
import io.backhaul.sandbox.ControlDesk;
import io.backhaul.sandbox.SandboxPartners;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;

/**
 * The simulated partners, and the part of the hub that calls them: its configuration, its HTTP route and its mappings, without
 * database and broker. Nobody listens where the partners' webhooks go.
 */
final class GatewayWorld implements AutoCloseable {

    private static final URI NOBODY = URI.create("http://127.0.0.1:9");
    private static final AtomicInteger ORDERS = new AtomicInteger();

    final ControlDesk desk;
    final HttpCalls http;
    private final SandboxPartners partners;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    GatewayWorld(Path data) throws Exception {
        partners = SandboxPartners.start(data, NOBODY, 0);
        desk = new ControlDesk(URI.create(partners.settings().get("BACKHAUL_SANDBOX_URL")));
        HttpComponent component = new HttpComponent();
        component.setAutomaticRetriesDisabled(true);
        camel.addComponent("http", component);
        Properties patience = new Properties();
        patience.put("backhaul.http.connect-timeout", "2000");
        patience.put("backhaul.http.response-timeout", "2000");
        camel.getPropertiesComponent().setInitialProperties(patience);
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel)
                        .resolveResource("file:routes/out/partner-call.camel.yaml"));
        camel.start();
        http = new HttpCalls(camel.createProducerTemplate());
    }

    /** The route to one partner, as the hub makes it at its start. */
    void route(String name, String url) throws Exception {
        if (camel.getRoute("call-" + name) != null) {
            return;
        }
        TemplatedRouteBuilder.builder(camel, "partner-call")
                .routeId("call-" + name)
                .parameter("name", name)
                .parameter("url", url)
                .add();
    }

    String setting(String name) {
        return partners.settings().get(name);
    }

    /** The shipped configuration with what the sandbox says of its partners; some of it may be said otherwise. */
    Merchants merchants(Map<String, String> otherwise) {
        UnaryOperator<String> environment =
                name -> otherwise.getOrDefault(name, partners.settings().get(name));
        return ShippedFiles.read(environment);
    }

    Acceptance acceptance(Merchants merchants) {
        return new Acceptance(new Mappings(Path.of("mappings")), merchants, Clock.systemUTC());
    }

    /** A new order of one line at this price, paid there; answers what the store says of it. */
    JsonNode order(String gateway, String price, String currency) {
        Map<String, Object> line = Map.of("sku", "ACME-1", "quantity", 1, "price", price);
        return desk.post(
                "/sandbox/shopify/returns",
                Map.of(
                        "store",
                        "demo",
                        "orderName",
                        "#G" + ORDERS.incrementAndGet(),
                        "currency",
                        currency,
                        "gateway",
                        gateway,
                        "deliver",
                        false,
                        "lines",
                        List.of(line)));
    }

    @Override
    public void close() throws IOException {
        camel.close();
        partners.close();
    }
}
