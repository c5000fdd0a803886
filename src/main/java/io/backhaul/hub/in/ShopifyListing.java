package io.backhaul.hub.in;

import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.partner.shopify.ShopifyAnswer;
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

    private final ShopifyPatience patience;
    private final ShopifyReading reading;
    private final StorePolls polls;
    private final StoreStates states;

    ShopifyListing(ShopifyPatience patience, ShopifyReading reading, StorePolls polls, StoreStates states) {
        this.patience = patience;
        this.reading = reading;
        this.polls = polls;
        this.states = states;
    }

    /**
     * What changed, one page of it. The next page begins at the latest change of this one, because a place within a list that
     * changes while it is read is no place; only a second that fills a whole page is read on by the store's own mark.
     *
     * @param keepHold called before each order; ends the listing by throwing
     * @return true when there is more
     */
    boolean changed(StoreConfig store, Position from, Runnable keepHold) {
        String what = "the list of changed orders";
        Instant reached = from.newest() == null ? from.since() : from.newest();
        ShopifyAnswer answer = patience.ask(store.code(), ShopifyCall.ordersUpdatedSince(reached, from.page()), what);
        if (from.page() != null && answer instanceof ShopifyAnswer.Refused) {
            polls.fromTheTop(store.merchant(), store.code());
        }
        ShopifyOrderPage page = ShopifyOrderPage.of(ShopifyPatience.data(answer, what));
        for (ShopifyOrderPage.Listed order : page.orders()) {
            keepHold.run();
            changed(store, order);
            String mark = order.updatedAt().isAfter(reached) ? null : from.page();
            polls.reached(store.merchant(), store.code(), mark, order.updatedAt(), 1);
        }
        if (page.next() != null && !page.newest().isAfter(reached)) {
            polls.reached(store.merchant(), store.code(), page.next(), page.newest(), 0);
        }
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
     * @param begun when this look began: what was read since is not read again
     * @param keepHold called before each order and each return; ends the look by throwing
     */
    void open(StoreConfig store, Instant begun, Runnable keepHold) {
        for (String status : OPEN) {
            String page = null;
            do {
                keepHold.run();
                String what = "the list of orders " + status;
                ShopifyCall call = ShopifyCall.ordersByReturnStatus(status, page);
                ShopifyOrderPage orders =
                        ShopifyOrderPage.of(ShopifyPatience.data(patience.ask(store.code(), call, what), what));
                orders.orders().forEach(order -> open(store, order, begun, keepHold));
                page = orders.next();
            } while (page != null);
        }
        for (String open : states.openReturns(store.merchant(), store.code())) {
            keepHold.run();
            reading.oneReturn(store, open, begun);
        }
    }

    private void open(StoreConfig store, ShopifyOrderPage.Listed order, Instant begun, Runnable keepHold) {
        keepHold.run();
        if (!states.seenSince(store.merchant(), store.code(), order.id(), "REFUNDS", begun)) {
            reading.order(store, order.id(), begun);
        }
    }
}
