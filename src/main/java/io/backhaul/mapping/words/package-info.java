/**
 * What people write about a return, read by phrase books: one file per language, one engine for all. A sentence decides
 * only when it matches a phrase and nothing in it, in any language that is known, takes it back.
 */
package io.backhaul.mapping.words;
