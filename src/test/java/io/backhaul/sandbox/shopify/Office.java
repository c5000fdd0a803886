package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Shelf;
import java.time.Clock;

/** What all desks of all stores share. */
record Office(Shelf shelf, Clock clock, Orders orders, Stock stock, Notices notices, Metafields metafields) {}
