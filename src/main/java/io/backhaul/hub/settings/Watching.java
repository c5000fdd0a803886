package io.backhaul.hub.settings;

/**
 * How it is noticed that nothing comes from a supplier any more (N12).
 *
 * @param expected something comes at least so often; null: what is usual is learned
 * @param canary directory on his server in which the hub may write a file and read it back, or null
 */
public record Watching(Expected expected, String canary) {}
