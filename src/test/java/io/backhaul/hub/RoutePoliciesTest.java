package io.backhaul.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Two error policies, never mixed: without one of ours Camel would log a stack trace for every partner that is away. */
class RoutePoliciesTest {

    private static final List<String> POLICIES = List.of("edge", "comes-again", "caller-decides");

    record Flow(String id, String from, String policy) {
        @Override
        public String toString() {
            return id;
        }
    }

    @SuppressWarnings("unchecked")
    static List<Flow> flows() throws IOException {
        List<Flow> flows = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".camel.yaml")).toList()) {
                for (Map<String, Object> entry : (List<Map<String, Object>>) new Yaml().load(Files.readString(file))) {
                    Map<String, Object> template = (Map<String, Object>) entry.get("routeTemplate");
                    Map<String, Object> route =
                            (Map<String, Object>) (template == null ? entry : template).get("route");
                    if (route != null) {
                        Object id = template == null ? route.get("id") : template.get("id");
                        Map<String, Object> from = (Map<String, Object>) route.get("from");
                        flows.add(new Flow(
                                (String) id, (String) from.get("uri"), (String) route.get("routeConfigurationId")));
                    }
                }
            }
        }
        return flows;
    }

    @ParameterizedTest
    @MethodSource("flows")
    void fromAQueueTheExceptionEscapesAndNowhereElse(Flow flow) {
        if (flow.from().startsWith("jms:")) {
            assertThat(flow.policy()).as("it must reach the broker").isEqualTo("broker-decides");
        } else {
            assertThat(flow.policy()).isIn(POLICIES);
        }
    }
}
