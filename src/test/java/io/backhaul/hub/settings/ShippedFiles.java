package io.backhaul.hub.settings;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The installation's own {@code config/}, read as the hub reads it, without a database to note its versions in. */
public final class ShippedFiles {

    private ShippedFiles() {}

    /** @param environment value of a variable, or null where it is not set */
    public static Merchants read(UnaryOperator<String> environment) {
        return read(Path.of("config"), environment);
    }

    /** The same from another directory. */
    public static Merchants read(Path config, UnaryOperator<String> environment) {
        return read(config, Path.of("mappings"), environment);
    }

    /** The same with mappings of another directory. */
    public static Merchants read(Path config, Path mappingFiles, UnaryOperator<String> environment) {
        Set<String> mappings = ConfigurationFiles.mappings(mappingFiles);
        ConfigurationFiles.All all = new ConfigurationFiles(environment, "returns", mappings).read(config);
        return new Merchants(
                all.merchants().stream().map(ConfigurationFiles.Read::config).toList(),
                all.suppliers().stream().map(ConfigurationFiles.Read::config).toList(),
                (merchant, order) -> null);
    }
}
