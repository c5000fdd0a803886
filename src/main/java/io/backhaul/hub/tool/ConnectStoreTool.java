package io.backhaul.hub.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.console.Refused;
import io.backhaul.hub.connect.StoreLines;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * {@code java -jar backhaul.jar connect-store --store=code [--url=http://localhost:8080]}: has the running hub test a store's
 * connection, subscribe its topics and show its last returns, and prints what came of it. With {@code --shop=domain
 * [--login=token]} it prints the lines that make a store known. User and password are those of the console, from the
 * environment.
 */
public final class ConnectStoreTool {

    /** The first word of the command line. */
    public static final String NAME = "connect-store";

    private static final int WRONG = 2;

    private ConnectStoreTool() {}

    /** @return 0; 1 when something is missing at the store; 2 when it could not be done and the reason was printed */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        try (ConfigurableApplicationContext settings = CommandLine.settings(args)) {
            return run(settings.getEnvironment(), out);
        } catch (Refused | IOException e) {
            err.println(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return WRONG;
    }

    private static int run(Environment asked, PrintStream out) throws IOException, InterruptedException {
        String shop = asked.getProperty("shop", "");
        if (!shop.isBlank()) {
            out.print(StoreLines.of(shop, asked.getProperty("login", "token")));
            return 0;
        }
        String store = asked.getProperty("store", "");
        if (store.isBlank()) {
            throw new Refused("usage: " + NAME + " --store=CODE [--url=http://localhost:8080], or --shop=DOMAIN"
                    + " [--login=token|client_credentials|token_exchange]");
        }
        String path = "/api/stores/" + URLEncoder.encode(store, StandardCharsets.UTF_8);
        boolean good = true;
        for (JsonNode step : items(asked, "POST", path + "/connect")) {
            boolean done = step.path("done").asBoolean();
            good &= done;
            out.println((done ? "ok       " : "missing  ") + step.path("words").asText());
        }
        if (good) {
            items(asked, "GET", path + "/returns").forEach(preview -> print(preview, out));
        }
        return good ? 0 : 1;
    }

    private static void print(JsonNode preview, PrintStream out) {
        out.println(preview.path("returnId").asText() + " would become (nothing is stored):");
        preview.path("says").forEach(message -> out.println(message.asText()));
        if (preview.path("problem").isTextual()) {
            out.println("a question: " + preview.path("problem").asText());
        }
    }

    private static JsonNode items(Environment asked, String method, String path)
            throws IOException, InterruptedException {
        return RunningHub.of(asked).call(method, path, new byte[0]).path("items");
    }
}
