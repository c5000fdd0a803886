package io.backhaul.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Encrypts what may be personal, each receipt under a data key of its own, which the {@link MasterKey} wraps. Erasing a
 * person's data means deleting keys: the rows stay and nobody can read them any more. Keys are not cached, so an erased
 * key is gone on every node at once.
 */
public final class Vault {

    /** A key used by several cases (a file of fifty customers) belongs to none of them and dies with its retention. */
    static final UUID SHARED = new UUID(0, 0);

    private final JdbcClient database;
    private final Clock clock;
    private final MasterKey master;

    public Vault(JdbcClient database, Clock clock, MasterKey master) {
        this.database = database;
        this.clock = clock;
        this.master = master;
    }

    /** Makes and stores a data key, in the caller's transaction when there is one. */
    public UUID newKey(String merchant) {
        return freshKey(merchant).id();
    }

    /** Encrypts; {@link IllegalStateException} when the key was erased. */
    public byte[] seal(UUID key, byte[] plain) {
        SecretKey secret = find(key).orElseThrow(() -> new IllegalStateException("data key " + key + " was erased"));
        return AesGcm.seal(secret, key, plain);
    }

    /** Decrypts; empty when the key was erased or never there. */
    public Optional<byte[]> open(UUID key, byte[] sealed) {
        return key == null ? Optional.empty() : find(key).map(secret -> AesGcm.open(secret, key, sealed));
    }

    /** A key of 256 bits for something else than sealing, the same on every node and after every start. */
    public byte[] derivedKey(String purpose) {
        return master.derived(purpose);
    }

    /** False when the database holds keys that this master key cannot unwrap: the hub was given the wrong one. */
    public boolean fits() {
        return database.sql("select id, wrapped_key from data_key limit 1")
                .query((row, number) -> unwraps(row.getObject("id", UUID.class), row.getBytes("wrapped_key")))
                .optional()
                .orElse(true);
    }

    /** A key just made, with its secret at hand: saves reading it back. */
    record FreshKey(UUID id, SecretKey secret) {

        byte[] seal(byte[] plain) {
            return AesGcm.seal(secret, id, plain);
        }
    }

    FreshKey freshKey(String merchant) {
        UUID id = UUID.randomUUID();
        byte[] raw = AesGcm.random(32);
        database.sql("""
                        insert into data_key (id, merchant, wrapped_key, created_at)
                        values (:id, :merchant, :wrapped, :now)""")
                .param("id", id)
                .param("merchant", merchant)
                .param("wrapped", AesGcm.seal(master.key(), id, raw))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return new FreshKey(id, new SecretKeySpec(raw, "AES"));
    }

    /** Forgets a key that has sealed nothing. */
    void discard(UUID key) {
        database.sql("delete from data_key where id = ?").param(key).update();
    }

    private Optional<SecretKey> find(UUID key) {
        return database.sql("select wrapped_key from data_key where id = :id")
                .param("id", key)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(wrapped -> new SecretKeySpec(AesGcm.open(master.key(), key, wrapped), "AES"));
    }

    private boolean unwraps(UUID id, byte[] wrapped) {
        try {
            AesGcm.open(master.key(), id, wrapped);
            return true;
        } catch (IllegalStateException wrongKey) {
            return false;
        }
    }
}
