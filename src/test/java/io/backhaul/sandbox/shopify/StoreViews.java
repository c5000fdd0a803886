package io.backhaul.sandbox.shopify;

/** How one store shows what it holds. */
final class StoreViews {

    final Store store;
    final Orders allOrders;
    final Stock allStock;
    final Metafields metafields;
    final Disputes disputes;
    final OrderView orders = new OrderView(this);
    final ReturnView returns = new ReturnView(this);
    final ReverseView reverses = new ReverseView(this);
    final RefundView refunds = new RefundView(this);
    final StockView stock = new StockView(this);

    StoreViews(Store store, Orders allOrders, Stock allStock, Metafields metafields, Disputes disputes) {
        this.store = store;
        this.allOrders = allOrders;
        this.allStock = allStock;
        this.metafields = metafields;
        this.disputes = disputes;
    }

    View shop() {
        return new View("Shop")
                .with("id", "gid://shopify/Shop/" + (Store.ALL.indexOf(store) + 1))
                .with("name", store.code())
                .with("myshopifyDomain", store.domain())
                .with("currencyCode", "USD");
    }
}
