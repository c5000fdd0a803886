package io.backhaul.hub.connect;

import io.backhaul.hub.out.ShopifyStores;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.store.StoreConnections;
import io.backhaul.store.StoreConnections.Connection;
import io.backhaul.store.StoreConnections.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What a machine watches of one store. */
public record StoreMeters(StoreConfig store, StoreConnections connections, ShopifyStores stores)
        implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry metrics) {
        Gauge.builder("backhaul.store.open", () -> known().state() == State.OPEN ? 1 : 0)
                .tag("store", store.code())
                .register(metrics);
        Gauge.builder(
                        "backhaul.store.subscriptions.missing",
                        () -> known().missing().size())
                .tag("store", store.code())
                .register(metrics);
        Gauge.builder("backhaul.store.points", () -> stores.points(store.code()))
                .tag("store", store.code())
                .register(metrics);
    }

    private Connection known() {
        return connections.find(store.merchant(), store.code());
    }
}
