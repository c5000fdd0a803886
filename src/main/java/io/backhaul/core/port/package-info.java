/** What the core asks of the world; each port has an in-memory twin in the tests that passes the same contract. */
package io.backhaul.core.port;
