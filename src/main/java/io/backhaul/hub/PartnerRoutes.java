package io.backhaul.hub;

import io.backhaul.hub.in.MailTokens;
import io.backhaul.hub.in.SupplierPolls;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.hub.settings.ChannelConfig.AliExpress;
import io.backhaul.hub.settings.ChannelConfig.Files;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.hub.settings.MerchantConfig;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.Mailboxes;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;

/**
 * Makes the routes of each configured partner from the templates in {@code routes/}: a new store, gateway account or supplier
 * is a configuration file, not a route.
 */
final class PartnerRoutes implements CamelContextConfiguration {

    private final Merchants merchants;
    private final Mailboxes mailboxes;
    private final SupplierPolls polls;

    PartnerRoutes(Merchants merchants, Mailboxes mailboxes, SupplierPolls polls) {
        this.merchants = merchants;
        this.mailboxes = mailboxes;
        this.polls = polls;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        // the templates are not loaded yet
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        for (MerchantConfig merchant : merchants.merchants()) {
            merchant.stores().forEach(store -> store(camel, store));
            merchant.gateways().stream().filter(g -> !g.isManual()).forEach(g -> gateway(camel, g));
        }
        merchants.suppliers().forEach(supplier -> {
            requireOneMerchant(supplier);
            supplier(camel, supplier);
        });
        mailboxes.all().stream()
                .filter(mailbox -> mailbox.imap().oauth().used())
                .forEach(mailbox -> call(
                        camel, MailTokens.route(mailbox), mailbox.imap().oauth().tokenUrl()));
        mailboxes.used().forEach(mailbox -> mailbox(camel, mailbox));
    }

    private static void mailbox(CamelContext camel, MailSettings mailbox) {
        String name = "mailbox-" + mailbox.routeName();
        route(camel, "mailbox", name, Map.of("mailbox", mailbox.channel(), "timer", name));
    }

    /** A mailbox or directory does not say whose answer lies in it, so it serves one merchant (returns never cross). */
    private static void requireOneMerchant(SupplierConfig supplier) {
        if (supplier.merchants().size() > 1) {
            throw new StartRefused(
                    "Supplier " + supplier.code() + " lists several merchants, but his channel cannot tell them apart.",
                    "Write one file in config/suppliers for each merchant, with an address or directory of its own.");
        }
    }

    private static void store(CamelContext camel, StoreConfig store) {
        call(camel, "shopify-" + store.code(), store.url());
        commands(camel, "shopify." + store.code());
        route(camel, "shopify-poll", "shopify-poll-" + store.code(), Map.of("store", store.code()));
    }

    private static void gateway(CamelContext camel, GatewayConfig gateway) {
        if (!gateway.isStore()) {
            call(camel, gateway.code() + "-" + gateway.account(), gateway.url());
        }
        commands(camel, gateway.code() + "." + gateway.account());
    }

    private void supplier(CamelContext camel, SupplierConfig supplier) {
        ChannelConfig channel = supplier.channel();
        if (channel instanceof AliExpress ali) {
            call(camel, "aliexpress-" + supplier.code(), ali.url());
            return;
        }
        commands(camel, channel.type() + "." + supplier.code());
        if (channel instanceof Files files) {
            camel.getRegistry().bind("poll-" + supplier.code(), polls.of(supplier));
            SupplierDirectories.routes(supplier, files)
                    .forEach(made -> route(camel, made.template(), made.id(), made.parameters()));
        }
    }

    private static void call(CamelContext camel, String name, String url) {
        route(camel, "partner-call", "call-" + name, Map.of("name", name, "url", url));
    }

    private static void commands(CamelContext camel, String destination) {
        route(
                camel,
                "partner-commands",
                "commands-" + destination.replace('.', '-'),
                Map.of("queue", "out." + destination));
    }

    private static void route(CamelContext camel, String template, String id, Map<String, Object> parameters) {
        TemplatedRouteBuilder route =
                TemplatedRouteBuilder.builder(camel, template).routeId(id);
        parameters.forEach((name, value) -> route.parameter(name, value));
        route.add();
    }
}
