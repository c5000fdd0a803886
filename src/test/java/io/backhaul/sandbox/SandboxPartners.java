package io.backhaul.sandbox;

import io.backhaul.sandbox.aliexpress.AliExpressSandbox;
import io.backhaul.sandbox.files.SftpSandbox;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Courier;
import io.backhaul.sandbox.kit.Faults;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Ports;
import io.backhaul.sandbox.kit.Shelf;
import io.backhaul.sandbox.mail.MailSandbox;
import io.backhaul.sandbox.paypal.PayPalSandbox;
import io.backhaul.sandbox.shopify.ShopPartners;
import io.backhaul.sandbox.shopify.ShopifySandbox;
import io.backhaul.sandbox.shopify.Store;
import io.backhaul.sandbox.stripe.StripeSandbox;
import io.backhaul.sandbox.tracking.TrackingSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The returns world in a box: every partner of the hub, simulated and stateful, in one process. Runs beside the hub in
 * its JVM or in one of its own; what it knows lives in {@code <data>/sandbox} and survives its death at any moment.
 */
public final class SandboxPartners implements AutoCloseable {

    private final Shelf shelf;
    private final Courier courier;
    private final PartnerServer server;
    private final MailSandbox mail;
    private final SftpSandbox files;
    private final PayPalSandbox paypal;
    private final ShortDay shortDay;
    private final Map<String, String> settings = new LinkedHashMap<>();

    private SandboxPartners(Path data, URI hub, int port) throws IOException {
        Path home = data.resolve("sandbox");
        SandboxClock clock = new SandboxClock(data);
        shelf = Shelf.open(home.resolve("journal.jsonl"));
        Ports ports = new Ports(shelf);
        courier = new Courier(shelf, hub);
        server = new PartnerServer(port == 0 ? ports.of("http") : port);
        Faults faults = new Faults(shelf);
        mail = new MailSandbox(shelf, ports);
        files = new SftpSandbox(home.resolve("sftp"), ports);
        TrackingSandbox tracking = new TrackingSandbox(courier, clock);
        StripeSandbox stripe = new StripeSandbox(shelf, clock, courier, faults);
        AliExpressSandbox aliExpress = new AliExpressSandbox(shelf, faults);
        paypal = new PayPalSandbox(shelf, clock, courier, faults, server.base().toString());
        ShopPartners partners = new ShopPartners(stripe, paypal, aliExpress);
        ShopifySandbox shopify = new ShopifySandbox(shelf, clock, courier, faults, partners, server.base());
        shopify.open(server);
        stripe.open(server);
        paypal.open(server);
        aliExpress.open(server);
        mail.open(server);
        files.open(server);
        tracking.open(server);
        faults.open(server);
        server.on("GET", "/sandbox/settings", call -> Answer.json(settings));
        shortDay = new ShortDay(shelf, new ControlDesk(server.base()), clock);
        settle();
        settings.put("BACKHAUL_PUBLIC_URL", hub.toString());
        server.start();
        courier.start();
    }

    /**
     * Starts all partners.
     *
     * @param data the hub's data directory
     * @param hub where the hub listens, or will
     * @param port of the partners' HTTP server; 0 = that of last time, or any free one
     */
    public static SandboxPartners start(Path data, URI hub, int port) throws IOException {
        return new SandboxPartners(data, hub, port);
    }

    /** Lets the five returns of the short day begin, unless they are switched off. */
    public void playShortDay() {
        if (ShortDay.wanted()) {
            shortDay.start();
        }
    }

    private void settle() {
        URI base = server.base();
        settings.put("BACKHAUL_SANDBOX_URL", base.toString());
        for (Store store : Store.ALL) {
            String prefix = store.code().toUpperCase(Locale.ROOT).replace('-', '_') + "_SHOPIFY_";
            settings.put(prefix + "URL", base + "/shopify/" + store.code());
            settings.put(prefix + "TOKEN", Store.TOKEN);
            settings.put(prefix + "WEBHOOK_SECRET", Store.SECRET);
        }
        settings.put("DEMO_EVIDENCE_HOST", base.getAuthority());
        settings.put("DEMO_STRIPE_URL", base + "/stripe");
        settings.put("DEMO_STRIPE_KEY", StripeSandbox.API_KEY);
        settings.put("DEMO_STRIPE_WEBHOOK_SECRET", StripeSandbox.WEBHOOK_SECRET);
        settings.put("DEMO_PAYPAL_URL", base + "/paypal");
        settings.put("DEMO_PAYPAL_CLIENT_ID", PayPalSandbox.CLIENT_ID);
        settings.put("DEMO_PAYPAL_SECRET", PayPalSandbox.SECRET);
        settings.put("DEMO_PAYPAL_WEBHOOK_ID", PayPalSandbox.WEBHOOK_ID);
        settings.put("SANDBOX_PAYPAL_CA", paypal.trusted());
        settings.put("DEMO_ALIEXPRESS_URL", base + "/aliexpress");
        settings.put("DEMO_ALIEXPRESS_APP_KEY", AliExpressSandbox.APP_KEY);
        settings.put("DEMO_ALIEXPRESS_APP_SECRET", AliExpressSandbox.APP_SECRET);
        settings.put("DEMO_ALIEXPRESS_TOKEN", AliExpressSandbox.TOKEN);
        settings.put("DEMO_EASYPOST_WEBHOOK_SECRET", TrackingSandbox.SECRET);
        settings.put("DEMO_WAREHOUSE_SECRET", "test_warehouse_secret");
        settings.putAll(mail.settings());
        settings.putAll(files.settings());
    }

    /** What the hub must be told to deal with these partners, by the names of its settings. */
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    @Override
    public void close() throws IOException {
        shortDay.close();
        courier.close();
        server.close();
        mail.close();
        files.close();
        shelf.close();
    }

    /** Runs the partners in a process of their own: {@code --data DIR --hub-url URL --port N}. */
    public static void main(String[] arguments) {
        try {
            Map<String, String> given = Options.of(arguments);
            SandboxPartners partners = start(
                    Path.of(given.getOrDefault("data", "data")),
                    URI.create(given.getOrDefault("hub-url", "http://localhost:8080")),
                    Integer.parseInt(given.getOrDefault("port", "0")));
            partners.playShortDay();
            System.out.println(
                    "sandbox partners listen at " + partners.settings().get("BACKHAUL_SANDBOX_URL"));
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
