package io.backhaul.sandbox.shopify;

import graphql.execution.directives.QueryAppliedDirective;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.TypeRuntimeWiring;
import io.backhaul.sandbox.kit.Shelf;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Which desk serves which mutation. Each is one piece of work: all of it or, with a user error, nothing. */
final class Mutations {

    private final Shelf shelf;
    private final ReturnDesk returns;
    private final ProcessDesk process;
    private final GoodsDesk goods;
    private final ParcelDesk parcels;
    private final RefundDesk refunds;
    private final StockDesk stock;
    private final Metafields metafields;
    private final Subscriptions subscriptions;

    Mutations(Office office, StoreViews views, RefundDesk.Gateway gateway, BooleanSupplier strict, PostOffice post) {
        this.shelf = office.shelf();
        Repetitions repetitions = new Repetitions(shelf, office.clock());
        this.returns = new ReturnDesk(views, office.notices(), office.clock());
        this.goods = new GoodsDesk(views, office.notices(), office.clock());
        this.refunds = new RefundDesk(views, office.notices(), office.clock(), repetitions, gateway);
        this.process = new ProcessDesk(views, office.notices(), goods, refunds, strict);
        this.parcels = new ParcelDesk(views, office.notices(), office.clock());
        this.stock = new StockDesk(views, office.clock(), repetitions);
        this.metafields = views.metafields;
        this.subscriptions = new Subscriptions(views.store, shelf, office.clock(), post);
    }

    /** What staff can do in the store's admin, by its name at the control desk. */
    Map<String, Function<Map<String, Object>, View>> staff() {
        return Map.of(
                "approve", returns::approve,
                "decline", returns::decline,
                "close", returns::close,
                "reopen", returns::reopen,
                "cancel", returns::cancel,
                "process", process::process,
                "dispose", goods::dispose,
                "attach", parcels::create);
    }

    RefundDesk refunds() {
        return refunds;
    }

    ParcelDesk parcels() {
        return parcels;
    }

    TypeRuntimeWiring.Builder wire(TypeRuntimeWiring.Builder mutation) {
        return mutation.dataFetcher("returnApproveRequest", plain(returns::approve))
                .dataFetcher("returnDeclineRequest", plain(returns::decline))
                .dataFetcher("returnClose", plain(returns::close))
                .dataFetcher("returnReopen", plain(returns::reopen))
                .dataFetcher("returnCancel", plain(returns::cancel))
                .dataFetcher("removeFromReturn", plain(returns::remove))
                .dataFetcher("returnProcess", plain(process::process))
                .dataFetcher("reverseFulfillmentOrderDispose", plain(goods::dispose))
                .dataFetcher("reverseDeliveryCreateWithShipping", plain(parcels::create))
                .dataFetcher("reverseDeliveryShippingUpdate", plain(parcels::update))
                .dataFetcher("refundCreate", keyed(refunds::create))
                .dataFetcher("inventoryAdjustQuantities", keyed(stock::adjust))
                .dataFetcher("metafieldsSet", plain(this::metafields))
                .dataFetcher("webhookSubscriptionCreate", plain(subscriptions::create));
    }

    TypeRuntimeWiring.Builder wireQueries(TypeRuntimeWiring.Builder query) {
        return query.dataFetcher(
                "webhookSubscriptions", env -> Connections.page(subscriptions.all(env.getArgument("topics")), env));
    }

    private View metafields(Map<String, Object> arguments) {
        return Arguments.payload(
                "metafields",
                Arguments.objects(arguments, "metafields").stream()
                        .map(metafields::set)
                        .toList());
    }

    private DataFetcher<View> plain(Function<Map<String, Object>, View> work) {
        return env -> alone(() -> work.apply(env.getArguments()));
    }

    private DataFetcher<View> keyed(BiFunction<Map<String, Object>, String, View> work) {
        return env -> {
            String key = key(env);
            return alone(() -> work.apply(env.getArguments(), key));
        };
    }

    private static String key(DataFetchingEnvironment env) {
        List<QueryAppliedDirective> found = env.getQueryDirectives().getImmediateAppliedDirective("idempotent");
        if (found.isEmpty()) {
            throw new Refused(
                    "BAD_REQUEST", "The @idempotent directive is required for this mutation but was not provided.");
        }
        String key = found.get(0).getArgument("key").getValue();
        if (key == null || key.isBlank()) {
            throw new Refused("BAD_REQUEST", "The idempotency key must not be blank.");
        }
        return key;
    }

    private View alone(Supplier<View> work) {
        try {
            return shelf.together(work);
        } catch (Rejected e) {
            return new View("Payload").with("userErrors", List.of(e.view()));
        }
    }
}
