/** What would happen, and what would have happened: worked out over the stored cases, in read-only transactions. */
package io.backhaul.console.hindsight;
