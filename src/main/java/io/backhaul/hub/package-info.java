/** The wiring: beans written out by hand, typed settings, start and stop of the embedded parts. */
package io.backhaul.hub;
