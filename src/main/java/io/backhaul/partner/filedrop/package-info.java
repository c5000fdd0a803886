/** Suppliers that work by files: which file names are safe, and the CSV that asks for a return. */
package io.backhaul.partner.filedrop;
