/**
 * Decisions: one rule per class, one list of them, every answer with its reason in a merchant's words. Pure: the case, the
 * policies and the time of the message applied go in, decisions with commands come out.
 */
package io.backhaul.core.decision;
