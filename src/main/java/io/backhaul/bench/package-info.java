/**
 * Onboarding a supplier from his old messages (N1): what his columns, labels and words mean, the passport and mapping that
 * follow, and what all the old messages would have become. Pure: it reads samples and makes texts, and writes nothing.
 */
package io.backhaul.bench;
