/**
 * The business of returns, pure: imports {@code java.*} and itself, nothing else. It reads no clock, no database and no
 * network; what it needs arrives as an argument, what it wants done leaves as a {@code Command}.
 */
package io.backhaul.core;
