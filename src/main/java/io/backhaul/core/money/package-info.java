/** Exact money: amounts in minor units with their currency, and the double-entry ledger of a return case. */
package io.backhaul.core.money;
