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
 * @param addresses by supplier code: return addresses of his that were followed before this case was opened (N11)
 */
public record Terms(
        Policy policy,
        Map<String, Passport> passports,
        Map<String, String> gateways,
        List<String> stores,
        String hash,
        Map<String, List<String>> addresses) {

    public Terms {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(hash, "hash");
        passports = Map.copyOf(passports);
        gateways = Map.copyOf(gateways);
        stores = List.copyOf(stores);
        addresses = addresses == null ? Map.of() : Map.copyOf(addresses);
    }

    /** Terms of a merchant who has followed no supplier's address yet. */
    public Terms(
            Policy policy,
            Map<String, Passport> passports,
            Map<String, String> gateways,
            List<String> stores,
            String hash) {
        this(policy, passports, gateways, stores, hash, Map.of());
    }

    /** The same terms with the return addresses that were followed so far, by supplier code. */
    public Terms knowing(Map<String, List<String>> followed) {
        return new Terms(policy, passports, gateways, stores, hash, followed);
    }

    public Optional<Passport> passport(String supplier) {
        return Optional.ofNullable(passports.get(supplier));
    }

    public String gateway(String code) {
        return gateways.getOrDefault(code, Command.MANUAL);
    }
}
