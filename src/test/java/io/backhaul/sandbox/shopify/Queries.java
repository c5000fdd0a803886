package io.backhaul.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The root queries of one store. */
final class Queries {

    private static final Pattern SKU = Pattern.compile("(sku):()(?:'([^']*)'|\"([^\"]*)\"|(\\S+))");

    private final StoreViews views;
    private final AppAccess access;

    Queries(StoreViews views, AppAccess access) {
        this.views = views;
        this.access = access;
    }

    TypeRuntimeWiring.Builder wire(TypeRuntimeWiring.Builder query) {
        return query.dataFetcher("shop", env -> views.shop())
                .dataFetcher("currentAppInstallation", env -> access.view(views.store))
                .dataFetcher("return", this::oneReturn)
                .dataFetcher("order", this::order)
                .dataFetcher("orders", this::orders)
                .dataFetcher("reverseDelivery", this::reverseDelivery)
                .dataFetcher("reverseFulfillmentOrder", this::reverseOrder)
                .dataFetcher("dispute", this::dispute)
                .dataFetcher(
                        "inventoryItem",
                        env -> views.allStock
                                .byItemId(views.store, Refused.gid("InventoryItem", env.getArgument("id")))
                                .map(views.stock::item)
                                .orElse(null))
                .dataFetcher(
                        "inventoryItems",
                        env -> Connections.page(
                                stock(env).stream().map(views.stock::item).toList(), env))
                .dataFetcher(
                        "productVariants",
                        env -> Connections.page(
                                stock(env).stream().map(views.stock::variant).toList(), env))
                .dataFetcher("location", this::location)
                .dataFetcher("locations", env -> Connections.page(List.of(views.stock.location()), env))
                .dataFetcher("returnReasonDefinitions", this::reasons);
    }

    private View oneReturn(DataFetchingEnvironment env) {
        return views.allOrders
                .findReturn(views.store, Refused.gid("Return", env.getArgument("id")))
                .map(found -> views.returns.of(found.order(), found.part()))
                .orElse(null);
    }

    private View order(DataFetchingEnvironment env) {
        String id = Refused.gid("Order", env.getArgument("id"));
        return views.allOrders.having(views.store, id).map(views.orders::of).orElse(null);
    }

    private View orders(DataFetchingEnvironment env) {
        List<ShopOrder> found =
                OrderSearch.find(views.allOrders.of(views.store), env.getArgument("query"), env.getArgument("sortKey"));
        return Connections.page(found.stream().map(views.orders::of).toList(), env);
    }

    private View reverseOrder(DataFetchingEnvironment env) {
        return views.allOrders
                .findReverse(views.store, Refused.gid("ReverseFulfillmentOrder", env.getArgument("id")))
                .map(found -> views.reverses.one(found.order(), found.part()))
                .orElse(null);
    }

    private View dispute(DataFetchingEnvironment env) {
        String id = Refused.gid("ShopifyPaymentsDispute", env.getArgument("id"));
        return views.disputes
                .find(views.store, id)
                .map(d -> d.view()
                        .lazy(
                                "order",
                                () -> views.allOrders
                                        .having(views.store, d.orderId())
                                        .map(views.orders::of)
                                        .orElse(null)))
                .orElse(null);
    }

    private View reverseDelivery(DataFetchingEnvironment env) {
        String id = Refused.gid("ReverseDelivery", env.getArgument("id"));
        return views.allOrders
                .findReverse(views.store, id)
                .flatMap(found -> found.part().reverse.deliveries.stream()
                        .filter(delivery -> delivery.id.equals(id))
                        .findFirst()
                        .map(delivery -> views.reverses.delivery(found.order(), found.part(), delivery)))
                .orElse(null);
    }

    private View location(DataFetchingEnvironment env) {
        String id = env.getArgument("id");
        return id == null || id.equals(views.store.location()) ? views.stock.location() : null;
    }

    /** All that is stocked, or what the search names by SKU. */
    private List<Stock.Item> stock(DataFetchingEnvironment env) {
        String query = env.getArgument("query");
        if (query == null || query.isBlank()) {
            return views.allStock.of(views.store);
        }
        Set<String> skus = new LinkedHashSet<>();
        Matcher term = SKU.matcher(query);
        while (term.find()) {
            skus.add(OrderSearch.value(term));
        }
        return skus.stream()
                .flatMap(sku -> views.allStock.item(views.store, sku).stream())
                .toList();
    }

    private View reasons(DataFetchingEnvironment env) {
        List<String> handles = env.getArgument("handles");
        List<View> all = new TreeMap<>(ReturnView.HANDLES)
                .entrySet().stream()
                        .filter(reason -> handles == null || handles.contains(reason.getValue()))
                        .map(reason -> ReturnView.reason(reason.getKey()))
                        .toList();
        return Connections.page(all, env);
    }
}
