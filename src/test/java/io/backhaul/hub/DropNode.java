package io.backhaul.hub;

import io.backhaul.hub.in.SupplierDrop;
import io.backhaul.hub.in.SupplierPolls;
import io.backhaul.hub.in.X12Replies;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.hub.settings.Watching;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.EdiControls;
import io.backhaul.store.EdiFiles;
import io.backhaul.store.EdiInterchanges;
import io.backhaul.store.FileResults;
import io.backhaul.store.Leases;
import io.backhaul.store.MasterKey;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.Receipts;
import io.backhaul.store.Vault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One node that polls one supplier's directory by the real routes, with nothing behind it but the database. */
final class DropNode implements AutoCloseable {

    private final CamelContext camel = new DefaultCamelContext();

    /** Reads nothing: the tests look at what was kept. */
    public static final class Nobody {
        public void read(String body) {
            throw new IllegalStateException("nothing is sent from here: " + body);
        }
    }

    DropNode(DataSource database, Leases leases, String supplier, ChannelConfig.Files files, Path knownHosts)
            throws Exception {
        JdbcClient db = JdbcClient.create(database);
        Clock clock = Clock.systemUTC();
        MasterKey master = MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        Receipts receipts = new Receipts(
                db,
                new JdbcTransactionManager(database),
                new Vault(db, clock, master),
                new Outbox(db, new OutboxSignal()),
                clock);
        SupplierConfig config = new SupplierConfig(
                supplier,
                supplier,
                List.of("demo"),
                List.of(),
                files,
                "order-name",
                null,
                new Watching(null, null),
                false,
                "hash");
        X12Replies x12 = new X12Replies(
                new EdiInterchanges(db),
                new EdiControls(db),
                new EdiFiles(db),
                ShippedFiles.read(name -> name.endsWith("_PORT") ? "9" : "http://127.0.0.1:9"),
                new TransactionTemplate(new JdbcTransactionManager(database)),
                clock);
        SupplierDrop drop = new SupplierDrop(receipts, new FileResults(db), code -> config, x12, clock);
        camel.getRegistry().bind("supplierDrop", drop);
        camel.getRegistry().bind("inbox", new Nobody());
        camel.getRegistry()
                .bind("poll-" + supplier, new SupplierPolls(drop, new ChannelMarks(db), leases, clock).of(config));
        start(config, files, knownHosts);
    }

    private void start(SupplierConfig supplier, ChannelConfig.Files files, Path knownHosts) throws Exception {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "backhaul.sftp.known-hosts", knownHosts.toString(),
                "backhaul.sftp.poll-every", "300",
                "backhaul.sftp.read-lock-interval", "300"));
        camel.getPropertiesComponent().setInitialProperties(settings);
        camel.addComponent("jms", new SedaComponent());
        for (String file : List.of("routes/errors.camel.yaml", "routes/in/supplier-files.camel.yaml")) {
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file));
        }
        camel.start();
        SupplierDirectories.Made made =
                SupplierDirectories.routes(supplier, files).get(0);
        TemplatedRouteBuilder route =
                TemplatedRouteBuilder.builder(camel, made.template()).routeId(made.id());
        made.parameters().forEach((name, value) -> route.parameter(name, value));
        route.add();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
