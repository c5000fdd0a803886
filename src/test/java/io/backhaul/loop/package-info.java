/**
 * The whole loop from outside: the real hub beside its simulated partners, played as partners play and judged by what a user
 * and a partner can see.
 */
package io.backhaul.loop;
