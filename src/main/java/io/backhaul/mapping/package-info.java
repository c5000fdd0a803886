/**
 * Turns what partners send into canonical messages: readers make plain maps and lists of bytes, JSONata files under
 * {@code mappings/} say what they mean, one JSON Schema says what may come out. Knows no Camel and no database.
 */
package io.backhaul.mapping;
