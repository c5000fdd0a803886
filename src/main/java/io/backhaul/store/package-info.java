/** PostgreSQL: what the hub knows, with the SQL visible. Every write that matters is one transaction with its outbox rows. */
package io.backhaul.store;
