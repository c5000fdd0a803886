/**
 * Suppliers that work by X12: reading 180 (return authorization) and 812 (credit) into plain maps, and writing the 180
 * that asks for a return. Files move by SFTP; the routes move them.
 */
package io.backhaul.partner.edi;
