package io.backhaul.sandbox.kit;

import java.util.Map;

/**
 * A webhook on its way to the hub.
 *
 * @param path where at the hub, {@code /hooks/shopify/demo}
 * @param headers sent with each try
 * @param body the exact text
 * @param signer whose signature is made anew at each try, or null
 */
public record Delivery(String id, String path, Map<String, String> headers, String body, String signer) {}
