/** The REST API. Its shapes are a contract: fields may be added, never renamed. */
package io.backhaul.console.api;
