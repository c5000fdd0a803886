package io.backhaul.core.policy;

import io.backhaul.core.decision.Command;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that governs one case, frozen when it was opened: the merchant's policy, the suppliers' passports, who refunds
 * which gateway, and which stores share stock.
 *
 * @param policy the merchant's policy
 * @param passports by supplier code
 * @param gateways destination by gateway code, for example {@code stripe -> stripe:demo}; a missing one is done by hand
 * @param stores codes of all the merchant's stores, which share restocked goods (row S54)
 * @param hash identity of the configuration these came from
 */
public record Terms(
        Policy policy,
        Map<String, Passport> passports,
        Map<String, String> gateways,
        List<String> stores,
        String hash) {

    public Terms {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(hash, "hash");
        passports = Map.copyOf(passports);
        gateways = Map.copyOf(gateways);
        stores = List.copyOf(stores);
    }

    public Optional<Passport> passport(String supplier) {
        return Optional.ofNullable(passports.get(supplier));
    }

    public String gateway(String code) {
        return gateways.getOrDefault(code, Command.MANUAL);
    }
}
