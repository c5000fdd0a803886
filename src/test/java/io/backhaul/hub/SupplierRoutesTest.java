package io.backhaul.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backhaul.hub.in.SupplierDrop;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.ChannelConfig.Complete;
import io.backhaul.hub.settings.ChannelConfig.Drop;
import io.backhaul.hub.settings.Secret;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.hub.settings.Watching;
import io.backhaul.sandbox.files.SftpSandbox;
import io.backhaul.sandbox.kit.Ports;
import io.backhaul.sandbox.kit.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of a supplier's directories as they are made from their templates: a file goes in and moves, another is left. */
class SupplierRoutesTest {

    @TempDir
    private Path directory;

    private final CamelContext camel = new DefaultCamelContext();
    private final Keeper keeper = new Keeper();
    private SftpSandbox server;
    private Path home;

    /** Takes files as the hub does, and remembers them. */
    public static final class Keeper {

        private final Map<String, String> kept = new ConcurrentHashMap<>();

        public void keep(
                @Body InputStream content,
                @Header("CamelFileNameOnly") String name,
                @Header("CamelFileLength") long size,
                @Header("HubSupplier") String supplier,
                Exchange exchange)
                throws IOException {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            kept.put(name, supplier + " " + size + " " + text);
            exchange.getMessage().setHeader(SupplierDrop.MOVED, ".done/20261122/1-" + name);
        }

        public void read(String body) {
            throw new IllegalStateException("nothing is sent from here");
        }
    }

    /** Takes every visible file, as often as it is asked. */
    private static final class EveryFile extends DefaultPollingConsumerPollStrategy
            implements GenericFileFilter<Object>, ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            throw new IllegalStateException(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            throw new IllegalStateException(message, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            throw new IllegalStateException(message, exception);
        }

        @Override
        public boolean accept(GenericFile<Object> file) {
            return !file.isDirectory();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new SftpSandbox(directory.resolve("sftp"), new Ports(Shelf.open(directory.resolve("shelf"))));
        home = server.home("hooli");
    }

    @AfterEach
    void stop() throws IOException {
        camel.stop();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "key", "folder", "done-file"})
    void takeWhatLiesThereAndLeaveWhatIsForHim(String way) throws Exception {
        run(channel(way));
        Files.writeString(home.resolve("in/Antworten März (2).csv"), "Order,SKU\n");
        if (way.equals("done-file")) {
            Files.writeString(home.resolve("in/Antworten März (2).csv.done"), "");
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(home.resolve("in/.done/20261122/1-Antworten März (2).csv")));
        assertThat(keeper.kept).isEqualTo(Map.of("Antworten März (2).csv", "hooli 10 Order,SKU\n"));
        for (int i = 0; i < 2; i++) {
            camel.createProducerTemplate()
                    .requestBodyAndHeader(
                            "direct:leave-file-hooli", new byte[] {'x'}, "CamelFileName", "März (2).csv.result.csv");
        }
        assertThat(home.resolve("out/März (2).csv.result.csv")).hasContent("x");
    }

    private ChannelConfig.Files channel(String way) {
        Complete complete = way.equals("done-file") ? Complete.DONE_FILE : Complete.UNCHANGED;
        if (way.equals("folder")) {
            return new ChannelConfig.Folder(
                    drop(home.resolve("in").toString(), home.resolve("out").toString(), complete));
        }
        return new ChannelConfig.Sftp(
                "127.0.0.1",
                server.port(),
                "hooli",
                way.equals("key") ? null : new Secret("hooli"),
                way.equals("key") ? server.clientKey().toString() : null,
                server.settings().get("SFTP_KNOWN_HOSTS"),
                drop("in", "out", complete));
    }

    private static Drop drop(String in, String out, Complete complete) {
        return new Drop(in, out, "csv", complete, null, null, false, "x/y");
    }

    private void run(ChannelConfig.Files files) throws Exception {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "backhaul.sftp.known-hosts", "/nowhere",
                "backhaul.sftp.poll-every", "200",
                "backhaul.sftp.read-lock-interval", "200"));
        camel.getPropertiesComponent().setInitialProperties(settings);
        camel.addComponent("jms", new SedaComponent());
        for (String bean : List.of("supplierDrop", "inbox")) {
            camel.getRegistry().bind(bean, keeper);
        }
        camel.getRegistry().bind("poll-hooli", new EveryFile());
        load(Path.of("routes/errors.camel.yaml"));
        load(Path.of("routes/in/supplier-files.camel.yaml"));
        load(templates("routes/out/supplier-messages.camel.yaml"));
        camel.start();
        SupplierConfig hooli = new SupplierConfig(
                "hooli",
                "Hooli",
                List.of("demo"),
                List.of(),
                files,
                "order-name",
                null,
                new Watching(null, null),
                false,
                "hash");
        for (SupplierDirectories.Made made : SupplierDirectories.routes(hooli, files)) {
            TemplatedRouteBuilder route =
                    TemplatedRouteBuilder.builder(camel, made.template()).routeId(made.id());
            made.parameters().forEach((name, value) -> route.parameter(name, value));
            route.add();
        }
    }

    private void load(Path file) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file));
    }

    /** The templates of that file without its routes, which need a mail server and a database. */
    private Path templates(String file) throws IOException {
        String all = Files.readString(Path.of(file));
        int begin = all.indexOf("- routeTemplate:");
        Path copy = directory.resolve("templates.camel.yaml");
        return Files.writeString(copy, all.substring(begin, all.indexOf("- route:", begin)));
    }
}
