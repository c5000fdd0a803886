package io.backhaul.hub.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the directory of merchants and suppliers whole; refuses the start with everything that is wrong in it. */
final class ConfigurationFiles {

    private final Placeholders placeholders;
    private final SupplierFile supplierFile;
    private final Problems problems = new Problems();
    private final Map<String, String> defined = new HashMap<>();

    ConfigurationFiles(Function<String, String> environment, AnswerBoxes mailboxes, Set<String> mappings) {
        this.placeholders = new Placeholders(environment);
        this.supplierFile = new SupplierFile(mailboxes, mappings);
    }

    /** @param mailbox user of the only mailbox */
    ConfigurationFiles(Function<String, String> environment, String mailbox, Set<String> mappings) {
        this(environment, AnswerBoxes.only(mailbox), mappings);
    }

    /** A file together with what it says. */
    record Read<T>(ConfigFile file, T config) {}

    /** Everything the directory says. */
    record All(List<Read<MerchantConfig>> merchants, List<Read<SupplierConfig>> suppliers) {}

    /** Names of the mappings in this directory: {@code globex/answers} for {@code globex/answers.jsonata}. */
    static Set<String> mappings(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".jsonata"))
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .map(name -> name.substring(0, name.length() - ".jsonata".length()))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(directory + " cannot be listed", e);
        }
    }

    All read(Path directory) {
        List<Read<MerchantConfig>> merchants = new ArrayList<>();
        for (ConfigFile file : ConfigFile.in(directory.resolve("merchants"), "config/merchants")) {
            file.root(placeholders, problems)
                    .ifPresent(root -> merchants.add(new Read<>(file, MerchantFile.read(root, file.hash()))));
        }
        List<Read<SupplierConfig>> suppliers = new ArrayList<>();
        for (ConfigFile file : ConfigFile.in(directory.resolve("suppliers"), "config/suppliers")) {
            file.root(placeholders, problems)
                    .ifPresent(root -> suppliers.add(new Read<>(file, supplierFile.read(root, file.hash()))));
        }
        if (merchants.isEmpty() && problems.found().isEmpty()) {
            problems.add(directory.resolve("merchants").toString(), 0, "no merchant is configured");
        }
        merchants.forEach(this::codes);
        suppliers.forEach(supplier -> codes(supplier, merchants));
        problems.refuseStart();
        return new All(merchants, suppliers);
    }

    private void codes(Read<MerchantConfig> read) {
        MerchantConfig merchant = read.config();
        once(read.file(), "merchant", merchant.code());
        merchant.stores().forEach(store -> once(read.file(), "store", store.code()));
        merchant.gateways()
                .forEach(gateway -> once(read.file(), "gateway account", gateway.code() + ":" + gateway.account()));
        merchant.partners().forEach(partner -> once(read.file(), "partner", partner.code()));
        merchant.tracking().forEach(t -> once(read.file(), "tracking provider", merchant.code() + ":" + t.provider()));
    }

    private void codes(Read<SupplierConfig> read, List<Read<MerchantConfig>> merchants) {
        SupplierConfig supplier = read.config();
        once(read.file(), "supplier", supplier.code());
        Set<String> known = new HashSet<>();
        merchants.forEach(merchant -> known.add(merchant.config().code()));
        supplier.merchants().stream()
                .filter(merchant -> !known.contains(merchant))
                .forEach(merchant -> problem(read.file(), "merchant '" + merchant + "' is unknown", merchant));
        for (String merchant : supplier.merchants()) {
            supplier.skuPrefixes().forEach(prefix -> once(read.file(), "SKU prefix of " + merchant, prefix));
        }
    }

    private void once(ConfigFile file, String what, String code) {
        String first = defined.putIfAbsent(what + " " + code, file.name());
        if (first != null && !code.isEmpty()) {
            problem(file, what + " '" + code + "' is defined twice, also in " + first, code);
        }
    }

    /** The last line that mentions the word: codes are found again by their text. */
    private void problem(ConfigFile file, String what, String word) {
        List<String> lines = file.text().lines().toList();
        int line = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(word)) {
                line = i;
            }
        }
        problems.add(file.name(), line + 1, what);
    }
}
