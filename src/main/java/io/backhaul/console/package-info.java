/**
 * What people and programs see of the hub: the pages, the REST API, and who may use them. Reads the database, writes nothing:
 * what a person decides goes through {@link io.backhaul.console.Operations} and comes back as a message like any other.
 */
package io.backhaul.console;
