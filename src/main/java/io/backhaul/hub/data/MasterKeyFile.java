package io.backhaul.hub.data;

import io.backhaul.hub.StartRefused;
import io.backhaul.store.MasterKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the master key comes from: the environment, or a file that the hub makes for itself at the first start. */
final class MasterKeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(MasterKeyFile.class);

    private MasterKeyFile() {}

    /**
     * @param fromEnvironment base64 of 32 bytes, or empty
     * @param file used otherwise; made with mode 0600 when it is not there
     */
    static MasterKey load(String fromEnvironment, Path file) {
        try {
            if (!fromEnvironment.isBlank()) {
                return MasterKey.of(fromEnvironment);
            }
            if (!Files.exists(file)) {
                make(file);
            }
            return MasterKey.of(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "The master key cannot be used: " + e.getMessage(),
                    "Set BACKHAUL_MASTER_KEY to 32 random bytes in base64 (openssl rand -base64 32), or restore "
                            + file,
                    e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        PrivateFiles.write(file, Base64.getEncoder().encode(key));
        LOG.warn(
                "Made a master key in {}. Back it up apart from the database: without it the originals cannot be read."
                        + " In production give it in BACKHAUL_MASTER_KEY instead.",
                file);
    }
}
