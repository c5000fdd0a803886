/** What was agreed, as data: the merchant's policy, the suppliers' passports, and windows of time. No rule lives here. */
package io.backhaul.core.policy;
