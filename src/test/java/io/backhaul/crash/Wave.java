package io.backhaul.crash;

/**
 * One death: the hub halted at this point while refunds under this fault are under way at every gateway.
 *
 * @param fault as the sandbox names it, or {@code none}
 */
record Wave(String point, String fault) {}
