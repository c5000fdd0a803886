package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The control desk on the hub's port. */
class SandboxEndpointsTest {

    @TempDir
    Path data;

    @Test
    void handsCallsOnUnchanged() throws Exception {
        try (SandboxPartners partners = SandboxPartners.start(data, URI.create("http://127.0.0.1:9"), 0);
                ConfigurableApplicationContext hub = hub(partners)) {
            int port = ((WebServerApplicationContext) hub).getWebServer().getPort();
            ControlDesk desk = new ControlDesk(URI.create("http://localhost:" + port));

            JsonNode made = SomeReturn.on(desk, "#a-1", Map.of("deliver", false, "note", "größer / kleiner & \"so\""));
            List<JsonNode> found = desk.items("/sandbox/shopify/returns?orderName=%23a-1");
            desk.raw("PUT", "/sandbox/sftp/globex/in/x.csv", "a;b\r\n");

            assertThat(found).hasSize(1);
            assertThat(made.at("/webhook/body").asText()).contains("größer \\/ kleiner \\u0026");
            assertThat(desk.refused("/sandbox/nonsense", Map.of(), 404)
                            .get("error")
                            .asText())
                    .contains("/sandbox/nonsense");
            assertThat(desk.items("/sandbox/sftp/globex/in").get(0).get("text").asText())
                    .isEqualTo("a;b\r\n");
        }
    }

    private static ConfigurableApplicationContext hub(SandboxPartners partners) {
        return new SpringApplicationBuilder(
                        SandboxEndpoints.class,
                        ServletWebServerFactoryAutoConfiguration.class,
                        DispatcherServletAutoConfiguration.class,
                        HttpMessageConvertersAutoConfiguration.class,
                        WebMvcAutoConfiguration.class)
                .properties(
                        "server.port=0",
                        "BACKHAUL_SANDBOX_URL=" + partners.settings().get("BACKHAUL_SANDBOX_URL"))
                .run("--spring.config.name=none", "--spring.main.banner-mode=off");
    }
}
