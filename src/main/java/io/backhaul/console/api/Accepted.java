package io.backhaul.console.api;

import java.util.UUID;

/**
 * Taken, and done when the message is applied: follow it at {@code /api/messages/{messageId}}.
 *
 * @param messageId the message that carries it
 */
record Accepted(UUID messageId) {}
