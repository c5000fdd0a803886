/**
 * The finance feeds: what the ledger posted, as files that a finance system imports without anyone retyping them. A file once
 * released never changes; its manifest lets the reader prove that nothing is missing, doubled or altered.
 */
package io.backhaul.finance;
