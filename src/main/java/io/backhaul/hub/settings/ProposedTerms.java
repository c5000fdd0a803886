package io.backhaul.hub.settings;

import io.backhaul.console.HouseRules;
import io.backhaul.console.Refused;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.Terms;
import io.backhaul.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Reads proposed configuration as the files are read, with the same refusals, and puts nothing in force. */
public final class ProposedTerms implements HouseRules {

    private static final String NAME = "the text";

    /** Never from the environment: a proposal must not be able to show what stands there. */
    private static final Placeholders DEFAULTS_ONLY = new Placeholders(variable -> null);

    private final BiFunction<String, String, String> supplierOfSku;
    private final SupplierFile supplierFile;

    /** @param supplierOfSku supplier of a merchant's SKU, or null */
    ProposedTerms(BiFunction<String, String, String> supplierOfSku, SupplierFile supplierFile) {
        this.supplierOfSku = supplierOfSku;
        this.supplierFile = supplierFile;
    }

    /** For reading proposals where no hub runs: nobody is recognised by an SKU. */
    public static ProposedTerms reading(Path mappings, String mailbox) {
        return new ProposedTerms(
                (merchant, sku) -> null, new SupplierFile(mailbox, ConfigurationFiles.mappings(mappings)));
    }

    @Override
    public UnaryOperator<Terms> proposed(String merchant, String yaml) {
        Problems problems = new Problems();
        String hash = Sha256.hex(yaml.getBytes(StandardCharsets.UTF_8));
        UnaryOperator<Terms> change = new ConfigFile(NAME, yaml)
                .root(DEFAULTS_ONLY, problems)
                .map(root -> root.has("supplier") ? supplier(root, hash) : policy(root, hash))
                .orElse(UnaryOperator.identity());
        if (!problems.found().isEmpty()) {
            throw new Refused(String.join("\n", problems.found()));
        }
        return change;
    }

    private static UnaryOperator<Terms> policy(Section root, String hash) {
        Policy policy = MerchantFile.policy(root);
        return t -> new Terms(policy, t.passports(), t.gateways(), t.stores(), hash, t.addresses());
    }

    /** Only cases that know the supplier change: a new one would have had no goods. */
    private UnaryOperator<Terms> supplier(Section root, String hash) {
        Passport passport = supplierFile.passport(root);
        return t -> {
            if (!t.passports().containsKey(passport.supplier())) {
                return t;
            }
            Map<String, Passport> passports = new HashMap<>(t.passports());
            passports.put(passport.supplier(), passport);
            return new Terms(t.policy(), passports, t.gateways(), t.stores(), hash, t.addresses());
        };
    }

    @Override
    public ReturnMessage recognised(ReturnMessage message) {
        if (!(message instanceof ReturnRequested r)) {
            return message;
        }
        var lines = r.lines().stream()
                .map(l -> l.ofSupplier(supplierOfSku.apply(r.envelope().merchant(), l.sku())))
                .toList();
        return new ReturnRequested(
                r.envelope(),
                r.order(),
                lines,
                r.reason(),
                r.reasonText(),
                r.evidence(),
                r.storeStatus(),
                r.resolution());
    }
}
