/**
 * The core used without consequences: a case as it was known at a time, what a message would change, and how history would
 * have gone under another policy. Nothing here writes anything or calls anybody.
 */
package io.backhaul.core.hindsight;
