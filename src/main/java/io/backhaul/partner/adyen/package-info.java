/** Adyen's webhooks: the proof that an item is Adyen's (payment facts 3). */
package io.backhaul.partner.adyen;
