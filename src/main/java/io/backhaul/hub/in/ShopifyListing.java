package io.backhaul.hub.in;

import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyOrderPage;
import io.backhaul.store.StorePolls;
import io.backhaul.store.StorePolls.Position;
import io.backhaul.store.StoreStates;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists a store's orders page by page and has each read; the position moves on when all of a page is durable. */
final class ShopifyListing {

    private static final Logger LOG = LoggerFactory.getLogger(ShopifyListing.class);

    /** The store's times have seconds: what is read in the second of its change may change once more in it. */
    private static final int SURE = 2;

    /** A short listing is no news. */
    private static final int WORTH_TELLING = 100;

    private static final String LISTED = "LISTED";

    /** Orders with something to do, by the store's own summary. */
    private static final List<String> OPEN =
            List.of("return_requested", "in_progress", "inspection_complete", "return_failed");

    private final ShopifyStores stores;
    private final ShopifyReading reading;
    private final StorePolls polls;
    private final StoreStates states;

    ShopifyListing(ShopifyStores stores, ShopifyReading reading, StorePolls polls, StoreStates states) {
        this.stores = stores;
        this.reading = reading;
        this.polls = polls;
        this.states = states;
    }

    /**
     * What changed, one page of it. The next page begins at the latest change of this one, because a place within a list that
     * changes while it is read is no place; only a second that fills a whole page is read on by the store's own mark.
     *
     * @return true when there is more
     */
    boolean changed(StoreConfig store, Position from) {
        Instant reached = from.newest() == null ? from.since() : from.newest();
        ShopifyAnswer answer =
                stores.query(store.code(), ShopifyCall.ordersUpdatedSince(reached, from.page()), Use.POLLING);
        if (from.page() != null && answer instanceof ShopifyAnswer.Refused) {
            polls.fromTheTop(store.merchant(), store.code());
        }
        ShopifyOrderPage page = ShopifyOrderPage.of(ShopifyReading.done(answer, "the list of changed orders"));
        page.orders().forEach(order -> changed(store, order));
        boolean further = page.next() != null && page.newest().isAfter(reached);
        polls.page(
                store.merchant(),
                store.code(),
                further ? null : page.next(),
                page.newest(),
                page.orders().size());
        tell(store, from, page);
        return page.next() != null;
    }

    private void changed(StoreConfig store, ShopifyOrderPage.Listed order) {
        String at = order.updatedAt().toString();
        if (states.times(store.merchant(), store.code(), order.id(), LISTED, at) < SURE) {
            reading.order(store, order.id(), null);
            states.note(store.merchant(), store.code(), order.id(), LISTED, at);
        }
    }

    private static void tell(StoreConfig store, Position from, ShopifyOrderPage page) {
        int listed = from.listed() + page.orders().size();
        if (listed >= WORTH_TELLING) {
            String orders = String.format("%,d", listed);
            LOG.info(
                    "shopify poll of {}: {} orders since {}, at {}", store.code(), orders, from.since(), page.newest());
        }
    }

    /**
     * Everything open, changed or not, because a return may change without its order: what the store shows as open, and what the
     * hub holds for open although the store may not.
     *
     * @param keepHold called before each page and each return; ends the look by throwing
     */
    void open(StoreConfig store, Instant begun, Runnable keepHold) {
        for (String status : OPEN) {
            String page = null;
            do {
                keepHold.run();
                ShopifyAnswer answer =
                        stores.query(store.code(), ShopifyCall.ordersByReturnStatus(status, page), Use.POLLING);
                ShopifyOrderPage orders = ShopifyOrderPage.of(ShopifyReading.done(answer, "the list of " + status));
                orders.orders().stream()
                        .filter(o -> !states.seenSince(store.merchant(), store.code(), o.id(), "REFUNDS", begun))
                        .forEach(o -> reading.order(store, o.id(), begun));
                page = orders.next();
            } while (page != null);
        }
        for (String open : states.openReturns(store.merchant(), store.code())) {
            keepHold.run();
            reading.oneReturn(store, open, begun);
        }
    }
}
