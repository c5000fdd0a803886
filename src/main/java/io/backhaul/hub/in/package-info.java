/** Ways in: receipts become canonical messages, or wait for a person with the reason. */
package io.backhaul.hub.in;
