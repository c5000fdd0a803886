package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partners in a process of their own that is killed in the middle of its work. */
class SandboxSurvivalTest {

    @TempDir
    Path data;

    @Test
    void whatWasAnsweredBeforeTheDeathIsStillThereAndItsWebhooksArrive() throws Exception {
        try (HookCatcher hub = new HookCatcher()) {
            Queue<String> answered = untilKilled(hub.url());
            try (SandboxPartners again = SandboxPartners.start(data, hub.url(), 0)) {
                List<String> found = SomeReturn.desk(again).items("/sandbox/shopify/returns").stream()
                        .map(r -> r.get("returnId").asText())
                        .toList();
                assertThat(answered).isNotEmpty();
                assertThat(found).containsAll(answered);
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(hub.withTopic("returns/request"))
                                .extracting(
                                        hook -> Json.read(hook.body().getBytes(StandardCharsets.UTF_8), JsonNode.class)
                                                .get("admin_graphql_api_id")
                                                .asText())
                                .containsAll(answered));
            }
        }
    }

    /** Asks for returns from four sides until the process dies; answers what was acknowledged. */
    private Queue<String> untilKilled(URI hub) throws Exception {
        Process partners = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dbackhaul.sandbox.short-day=false",
                        SandboxPartners.class.getName(),
                        "--data=" + data,
                        "--hub-url=" + hub)
                .redirectErrorStream(true)
                .redirectOutput(new File(data.toFile(), "partners.log"))
                .start();
        ControlDesk desk = new ControlDesk(address());
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        ExecutorService customers = Executors.newFixedThreadPool(4);
        for (int n = 0; n < 4; n++) {
            String prefix = "#k" + n + "-";
            customers.execute(() -> askForEver(desk, prefix, answered));
        }
        await().until(() -> answered.size() > 20);
        partners.destroyForcibly().waitFor();
        customers.shutdown();
        assertThat(customers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        return answered;
    }

    private URI address() {
        Path log = data.resolve("partners.log");
        String marker = "listen at ";
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(log) && Files.readString(log).contains(marker));
        try {
            String text = Files.readString(log);
            return URI.create(text.substring(text.indexOf(marker) + marker.length())
                    .strip()
                    .lines()
                    .findFirst()
                    .orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void askForEver(ControlDesk desk, String prefix, Queue<String> answered) {
        try {
            for (int i = 0; ; i++) {
                JsonNode made = SomeReturn.on(desk, prefix + i, Map.of());
                answered.add(made.get("returnId").asText());
            }
        } catch (RuntimeException dead) {
            // the process has been killed, which is what this test waits for
        }
    }
}
