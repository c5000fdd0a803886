/** What is run from the command line beside the hub: it only reads, or asks the running hub. */
package io.backhaul.hub.tool;
