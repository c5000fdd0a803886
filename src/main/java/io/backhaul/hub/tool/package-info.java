/** What is run from the command line beside the hub: it only reads. */
package io.backhaul.hub.tool;
