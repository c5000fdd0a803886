/** Tracking providers: signed status webhooks (supplier facts 5). */
package io.backhaul.partner.tracking;
