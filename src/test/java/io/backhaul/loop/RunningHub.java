package io.backhaul.loop;

import io.backhaul.hub.in.ShopifyPolling;
import io.backhaul.sandbox.SandboxHub;
import io.backhaul.sandbox.SandboxPartners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The real hub and its simulated partners in this JVM, with a real broker, PostgreSQL and servers for IMAP, SMTP, SFTP and
 * HTTP. Started once for all tests, on a free port and a fresh data directory, from the shipped configuration and the files of
 * one more supplier. Closed and cleared away when the JVM ends.
 */
final class RunningHub {

    /** The app's secret, the one it had before, and the one of webhooks made in the store's admin. */
    private static final String SECRETS =
            "\"${DEMO_SHOPIFY_WEBHOOK_SECRET}\", \"${DEMO_OLD_SECRET:the_old_secret}\", \"${DEMO_ADMIN_SECRET:the_admins_secret}\"";

    private final Path data;
    private final Api api;
    private final ConfigurableApplicationContext context;

    private RunningHub() throws IOException {
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "loop")), "hub");
        Path installation = Installation.at(home.resolve("installation"))
                .changed("config/suppliers/globex.yaml", "  out: out\n", "  out: out\n  canary: canary\n")
                .changed("config/merchants/demo.yaml", "\"${DEMO_SHOPIFY_WEBHOOK_SECRET}\"", SECRETS)
                .changed("config/suppliers/spock.yaml", "poNumber:", "language: de\npoNumber:")
                .changed(
                        "config/suppliers/spock.yaml",
                        "mapping: mail/answers",
                        "mapping: mail/answers\n  cc: [copy@spock.example]")
                .with(Path.of("src", "test", "resources", "loop", "umbrella"));
        OldAnswers.onboard(installation, Files.createDirectories(home.resolve("samples")));
        data = home.resolve("data");
        Path folder = home.toAbsolutePath().resolve("stark");
        Files.createDirectories(folder.resolve("in"));
        Files.createDirectories(folder.resolve("out"));
        int port = freePort();
        URI base = URI.create("http://localhost:" + port);
        SandboxPartners partners = SandboxPartners.start(data, base, 0);
        SpringApplication.getShutdownHandlers().add(() -> close(partners, home)); // after the hub itself
        context = SandboxHub.start(
                partners,
                "--server.port=" + port,
                "--backhaul.data=" + data,
                "--backhaul.config-dir=" + installation.resolve("config"),
                "--backhaul.mappings-dir=" + installation.resolve("mappings"),
                "--backhaul.stores.look-every=4000",
                "--backhaul.channels.alert-after=30s",
                "--backhaul.channels.canary-every=20s",
                "--backhaul.channels.canary-within=15s",
                "--logging.level.root=WARN",
                "--backhaul.shopify.poll=0", // the tests withhold webhooks and say themselves when a store is read
                "--UMBRELLA_SFTP_HOST=" + partners.settings().get("GLOBEX_SFTP_HOST"),
                "--UMBRELLA_SFTP_PORT=" + partners.settings().get("GLOBEX_SFTP_PORT"),
                "--UMBRELLA_SFTP_PASSWORD=umbrella",
                "--STARK_FOLDER=" + folder,
                "--HOOLI_SFTP_HOST=" + partners.settings().get("GLOBEX_SFTP_HOST"),
                "--HOOLI_SFTP_PORT=" + partners.settings().get("GLOBEX_SFTP_PORT"),
                "--HOOLI_SFTP_USER=hooli",
                "--HOOLI_SFTP_PASSWORD=hooli");
        api = new Api(base);
    }

    private static final class Once {
        private static final RunningHub HUB = started();

        private static RunningHub started() {
            try {
                return new RunningHub();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The one of this JVM; the first who asks waits for its start. */
    static RunningHub get() {
        return Once.HUB;
    }

    Api api() {
        return api;
    }

    /** Reads everything at the store now, as its timer would; false when it could not be read to its end. */
    boolean readsStore(String store) {
        return context.getBean(ShopifyPolling.class).readNow(store);
    }

    /** The hub's database and parts, for what no page shows. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** The folders of a supplier whose files come to lie on this machine. */
    Path folder(String supplier) {
        return data.resolveSibling(supplier).toAbsolutePath();
    }

    /** The data directory: everything the hub writes lies below it. */
    Path data() {
        return data;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void close(SandboxPartners partners, Path home) {
        try {
            partners.close();
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
