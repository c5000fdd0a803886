/** The refunds the hub knows of against the refunds a gateway shows: pure comparison, no clock, no calls. */
package io.backhaul.core.reconciliation;
