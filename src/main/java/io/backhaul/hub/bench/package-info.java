/** The bench at work: samples looked up in the database, drafts published as files, new suppliers in shadow. */
package io.backhaul.hub.bench;
