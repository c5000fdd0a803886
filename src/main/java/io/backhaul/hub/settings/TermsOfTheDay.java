package io.backhaul.hub.settings;

import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.Terms;
import io.backhaul.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Policy and passports as they were when an order was placed; gateways and stores as they are now, since they act now. */
final class TermsOfTheDay implements BiFunction<String, OrderSnapshot, Terms> {

    private final Map<String, MerchantConfig> merchants;
    private final List<SupplierConfig> suppliers;
    private final ConfigVersions versions;
    private final SupplierFile supplierFile;
    private final Placeholders placeholders;

    TermsOfTheDay(
            List<MerchantConfig> merchants,
            List<SupplierConfig> suppliers,
            ConfigVersions versions,
            SupplierFile supplierFile,
            Placeholders placeholders) {
        this.merchants = merchants.stream().collect(Collectors.toMap(MerchantConfig::code, Function.identity()));
        this.suppliers = suppliers;
        this.versions = versions;
        this.supplierFile = supplierFile;
        this.placeholders = placeholders;
    }

    @Override
    public Terms apply(String code, OrderSnapshot order) {
        MerchantConfig merchant = merchants.get(code);
        if (merchant == null) {
            throw new IllegalArgumentException("merchant '" + code + "' is not configured");
        }
        TreeSet<String> hashes = new TreeSet<>();
        Policy policy = policy(merchant, order.orderedAt(), hashes);
        Map<String, Passport> passports = new HashMap<>();
        suppliers.stream()
                .filter(supplier -> supplier.merchants().contains(code))
                .forEach(supplier -> passports.put(supplier.code(), passport(supplier, order.orderedAt(), hashes)));
        String hash = Sha256.hex(String.join("\n", hashes).getBytes(StandardCharsets.US_ASCII));
        return new Terms(policy, passports, gateways(merchant, order), stores(merchant), hash);
    }

    private Policy policy(MerchantConfig merchant, Instant placed, TreeSet<String> hashes) {
        ConfigVersions.Version version = inForce("merchant", merchant.code(), merchant.hash(), placed);
        hashes.add(version.hash());
        return version.hash().equals(merchant.hash()) ? merchant.policy() : MerchantFile.policy(root(version));
    }

    private Passport passport(SupplierConfig supplier, Instant placed, TreeSet<String> hashes) {
        ConfigVersions.Version version = inForce("supplier", supplier.code(), supplier.hash(), placed);
        hashes.add(version.hash());
        return version.hash().equals(supplier.hash()) ? supplier.passport() : supplierFile.passport(root(version));
    }

    private ConfigVersions.Version inForce(String kind, String name, String current, Instant placed) {
        return versions.at(kind, name, placed).orElse(new ConfigVersions.Version(current, "{}"));
    }

    private Section root(ConfigVersions.Version version) {
        Problems problems = new Problems();
        return new ConfigFile("version " + version.hash(), version.body())
                .root(placeholders, problems)
                .orElseThrow(() -> new IllegalStateException("stored configuration: " + problems.found()));
    }

    /** A store's own gateway is that of the order's store only. */
    private static Map<String, String> gateways(MerchantConfig merchant, OrderSnapshot order) {
        return merchant.gateways().stream()
                .filter(gateway -> !gateway.isStore() || gateway.account().equals(order.store()))
                .collect(Collectors.toMap(GatewayConfig::code, GatewayConfig::destination, (first, second) -> first));
    }

    private static List<String> stores(MerchantConfig merchant) {
        return merchant.stores().stream().map(StoreConfig::code).toList();
    }
}
