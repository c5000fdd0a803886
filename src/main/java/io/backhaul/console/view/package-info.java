/** What the pages and the API show, read from the database: records in the shape of the API, and the queries that fill them. */
package io.backhaul.console.view;
