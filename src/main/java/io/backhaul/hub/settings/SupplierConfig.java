package io.backhaul.hub.settings;

import io.backhaul.core.policy.Passport;
import java.util.List;

/**
 * One file of {@code config/suppliers}.
 *
 * @param code the supplier in references and commands
 * @param merchants whom he supplies
 * @param skuPrefixes how a line is recognised as his; the longest prefix of all suppliers wins
 * @param poNumber where his purchase order number comes from: {@code order-name} or {@code supplier-order}
 * @param passport how he takes returns now
 * @param watching how it is noticed that nothing comes from him
 * @param shadow whether he begins in shadow: what he says waits until a person turns him on
 * @param hash identity of the file's text with its placeholders, so without secrets
 */
public record SupplierConfig(
        String code,
        String name,
        List<String> merchants,
        List<String> skuPrefixes,
        ChannelConfig channel,
        String poNumber,
        Passport passport,
        Watching watching,
        boolean shadow,
        String hash) {}
