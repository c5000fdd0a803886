/** Connecting a store: what its app may do, which webhooks it sends, and what the hub would make of its returns. */
package io.backhaul.hub.connect;
