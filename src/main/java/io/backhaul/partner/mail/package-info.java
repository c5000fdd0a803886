/**
 * Suppliers that work by mail: reading what they answer, judging whether it is really theirs, and writing what we ask.
 * Pure functions over bytes; the routes move the bytes.
 */
package io.backhaul.partner.mail;
