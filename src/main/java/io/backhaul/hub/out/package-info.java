/** Carrying out commands: one executor per kind of partner, one runner that survives dying at any step. */
package io.backhaul.hub.out;
