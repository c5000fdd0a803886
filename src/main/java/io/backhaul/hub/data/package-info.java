/** The data directory and the database in it: one hub per directory, nothing acknowledged that a power cut could undo. */
package io.backhaul.hub.data;
