/** The return case: a pure fold over the set of its facts, with goods, customer money and supplier money as separate tracks. */
package io.backhaul.core.returns;
