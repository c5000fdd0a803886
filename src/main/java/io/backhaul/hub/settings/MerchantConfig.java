package io.backhaul.hub.settings;

import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.RefundLimits;
import java.util.List;

/**
 * One file of {@code config/merchants}.
 *
 * @param code the merchant in every table
 * @param name his name for people
 * @param policy his return policy as it is now; see {@link Merchants#terms} for the one an order was placed under
 * @param limits how much goes out without another look, as it is now (F53)
 * @param hash identity of the file's text with its placeholders, so without secrets
 */
public record MerchantConfig(
        String code,
        String name,
        List<StoreConfig> stores,
        List<GatewayConfig> gateways,
        List<TrackingConfig> tracking,
        List<PartnerConfig> partners,
        Policy policy,
        RefundLimits limits,
        String hash) {}
