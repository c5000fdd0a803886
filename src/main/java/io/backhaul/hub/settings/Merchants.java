package io.backhaul.hub.settings;

import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.policy.Gap;
import io.backhaul.core.policy.Gaps;
import io.backhaul.core.policy.RefundLimits;
import io.backhaul.core.policy.Terms;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who is configured: merchants with their stores, gateways and partners, and the suppliers. Codes are unique in the hub. */
public final class Merchants {

    private final Map<String, MerchantConfig> merchants;
    private final Map<String, SupplierConfig> suppliers;
    private final BiFunction<String, OrderSnapshot, Terms> terms;

    Merchants(
            List<MerchantConfig> merchants,
            List<SupplierConfig> suppliers,
            BiFunction<String, OrderSnapshot, Terms> terms) {
        this.merchants = merchants.stream().collect(Collectors.toMap(MerchantConfig::code, Function.identity()));
        this.suppliers = suppliers.stream().collect(Collectors.toMap(SupplierConfig::code, Function.identity()));
        this.terms = terms;
    }

    public List<MerchantConfig> merchants() {
        return List.copyOf(merchants.values());
    }

    public Optional<MerchantConfig> merchant(String code) {
        return Optional.ofNullable(merchants.get(code));
    }

    public Optional<StoreConfig> store(String code) {
        return merchants.values().stream()
                .flatMap(merchant -> merchant.stores().stream())
                .filter(store -> store.code().equals(code))
                .findFirst();
    }

    /** The gateway account behind a command's destination, for example {@code stripe:demo}; a manual one has none. */
    public Optional<GatewayConfig> gatewayAt(String destination) {
        return merchants.values().stream()
                .flatMap(merchant -> merchant.gateways().stream())
                .filter(gateway -> gateway.destination().equals(destination))
                .filter(gateway -> !gateway.isManual())
                .findFirst();
    }

    /** The merchant's limits in force now (F53). */
    public RefundLimits limits(String merchant) {
        return merchant(merchant).map(MerchantConfig::limits).orElse(RefundLimits.NONE);
    }

    /** Gateways, as orders name them, that tell the hub of their refunds themselves: the store's word on those is passed over. */
    public List<String> tellingGateways(String merchant) {
        return merchant(merchant).stream()
                .flatMap(m -> m.gateways().stream())
                .filter(gateway -> gateway.url() != null)
                .map(GatewayConfig::code)
                .distinct()
                .toList();
    }

    /** A gateway account, for example {@code stripe}, {@code demo}. */
    public Optional<GatewayConfig> gateway(String code, String account) {
        return merchants.values().stream()
                .flatMap(merchant -> merchant.gateways().stream())
                .filter(gateway ->
                        gateway.code().equals(code) && gateway.account().equals(account))
                .findFirst();
    }

    /** A tracking provider of whichever merchant; empty when several merchants use it and the URL must name one. */
    public Optional<TrackingConfig> tracking(String provider) {
        List<TrackingConfig> all = merchants.values().stream()
                .flatMap(merchant -> merchant.tracking().stream())
                .filter(tracking -> tracking.provider().equals(provider))
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** A tracking provider of one merchant, named by his code. */
    public Optional<TrackingConfig> tracking(String provider, String merchant) {
        return merchant(merchant)
                .flatMap(found -> found.tracking().stream()
                        .filter(tracking -> tracking.provider().equals(provider))
                        .findFirst());
    }

    public Optional<PartnerConfig> partner(String code) {
        return merchants.values().stream()
                .flatMap(merchant -> merchant.partners().stream())
                .filter(partner -> partner.code().equals(code))
                .findFirst();
    }

    public Optional<SupplierConfig> supplier(String code) {
        return Optional.ofNullable(suppliers.get(code));
    }

    public List<SupplierConfig> suppliers() {
        return List.copyOf(suppliers.values());
    }

    /** Code of the merchant's supplier with the longest SKU prefix that fits. */
    public Optional<String> supplierOfSku(String merchant, String sku) {
        record Match(String prefix, String supplier) {}
        return suppliers.values().stream()
                .filter(supplier -> supplier.merchants().contains(merchant))
                .flatMap(supplier -> supplier.skuPrefixes().stream().map(prefix -> new Match(prefix, supplier.code())))
                .filter(match -> sku.startsWith(match.prefix()))
                .max(Comparator.comparingInt(match -> match.prefix().length()))
                .map(Match::supplier);
    }

    /** What is missing between this merchant's policy and his suppliers' passports as they are now, by supplier. */
    public Map<String, List<Gap>> gaps(String merchant) {
        Map<String, List<Gap>> gaps = new TreeMap<>();
        merchant(merchant)
                .ifPresent(found -> suppliers.values().stream()
                        .filter(supplier -> supplier.merchants().contains(merchant))
                        .forEach(supplier -> gaps.put(supplier.code(), Gaps.of(found.policy(), supplier.passport()))));
        return gaps;
    }

    /** The terms that were in force when this order was placed; a new case keeps them for good. */
    public Terms terms(String merchant, OrderSnapshot order) {
        return terms.apply(merchant, order);
    }
}
