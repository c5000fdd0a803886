/** AliExpress Open Platform for buyers: signed polling of orders, push messages as hints (supplier facts 1). */
package io.backhaul.partner.aliexpress;
