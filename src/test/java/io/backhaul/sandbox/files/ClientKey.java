package io.backhaul.sandbox.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** The hub's own key, as suppliers' servers know it. */
record ClientKey(Path file, PublicKey known) {

    static ClientKey in(Path directory) throws IOException {
        Path file = directory.resolve("client_key");
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyPair pair = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "hub", null, out);
            return new ClientKey(file, pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    boolean matches(PublicKey key) {
        return KeyUtils.compareKeys(known, key);
    }
}
