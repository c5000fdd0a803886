/** The pages people work with: rendered on the server, kept fresh by htmx, usable without any script. */
package io.backhaul.console.page;
