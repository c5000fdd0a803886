/** When it is too quiet: what is usual, learned from what came. */
package io.backhaul.core.silence;
