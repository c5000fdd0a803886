/** PayPal: refunds, their answers and look-ups, tokens, and the signatures of its webhooks, as pure functions. */
package io.backhaul.partner.paypal;
