/** Stripe: refunds without an SDK, webhook events (payment facts 1 and 4.2). */
package io.backhaul.partner.stripe;
