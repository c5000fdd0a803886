/** Shopify: webhooks as signals, Admin GraphQL calls and answers, snapshots of returns and orders (Shopify facts 1 to 3). */
package io.backhaul.partner.shopify;
