package io.backhaul.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refresh tokens that a mail provider gave in place of the configured one, sealed like an original. A provider that hands out a
 * new one with each use lets the configured one expire; a new one in the configuration replaces what was kept.
 */
public final class MailboxTokens {

    private final JdbcClient db;
    private final Vault vault;

    public MailboxTokens(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** The newest refresh token that descends from the configured one; that itself when there is none. */
    public String newest(String merchant, String channel, String configured) {
        record Sealed(UUID key, byte[] token) {}
        return db.sql("select data_key, token from mailbox_token where merchant = ? and channel = ? and configured = ?")
                .params(merchant, channel, hash(configured))
                .query((row, n) -> new Sealed(row.getObject(1, UUID.class), row.getBytes(2)))
                .optional()
                .flatMap(kept -> vault.open(kept.key(), kept.token()))
                .map(token -> new String(token, StandardCharsets.UTF_8))
                .orElse(configured);
    }

    /** Keeps a successor, in the caller's transaction; the key of the one before is deleted. */
    public void keep(String merchant, String channel, String configured, String token) {
        Optional<UUID> before = db.sql(
                        "select data_key from mailbox_token where merchant = ? and channel = ? and data_key is not null")
                .params(merchant, channel)
                .query(UUID.class)
                .optional();
        UUID key = vault.newKey(merchant);
        db.sql("""
                        insert into mailbox_token (merchant, channel, configured, data_key, token) values (?, ?, ?, ?, ?)
                        on conflict (merchant, channel) do update set configured = excluded.configured,
                            data_key = excluded.data_key, token = excluded.token""")
                .params(
                        merchant,
                        channel,
                        hash(configured),
                        key,
                        vault.seal(key, token.getBytes(StandardCharsets.UTF_8)))
                .update();
        before.ifPresent(vault::discard);
    }

    private static String hash(String configured) {
        return Sha256.hex(configured.getBytes(StandardCharsets.UTF_8));
    }
}
