/**
 * The judge of everything that reads suppliers: messages as suppliers write them with what they mean
 * ({@code src/test/resources/corpus}), hostile inputs, and mutations of both. It knows the readers only by what they give.
 */
package io.backhaul.corpus;
