/** Which case a message belongs to: exact keys first, never a guess, and a person where keys disagree. */
package io.backhaul.core.correlation;
