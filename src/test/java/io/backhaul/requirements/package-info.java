/** The report of all requirement rows: which are proven by a test, and why the others are not built. */
package io.backhaul.requirements;
