package io.backhaul.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the hub knows of its access to each store: whether it may call, which scopes and subscriptions it saw, and the token,
 * sealed like an original, so that a backup without the master key shows nothing. A store without a row is open: its
 * configuration is all there is to know.
 */
public final class StoreConnections {

    /** Whether the store takes our calls. */
    public enum State {
        /** As far as is known, yes. */
        OPEN,
        /** It refuses our credentials; tried again now and then. */
        REFUSED,
        /** The app was removed there: nothing is called until a person connects the store again. */
        UNINSTALLED
    }

    /**
     * A store.
     *
     * @param since business time of the last change of state, or null
     * @param reason why it is not open, for people, or null
     * @param scopes what the app may do there; null when it was never asked
     * @param lookedAt business time of the last look at scopes and subscriptions, or null
     * @param subscribedAt when every topic had its subscription for the first time, or null
     * @param missing topics without a subscription at the last look
     */
    public record Connection(
            State state,
            Instant since,
            String reason,
            List<String> scopes,
            Instant lookedAt,
            Instant subscribedAt,
            List<String> missing) {

        static final Connection UNKNOWN = new Connection(State.OPEN, null, null, null, null, null, List.of());
    }

    private final JdbcClient db;
    private final Vault vault;

    public StoreConnections(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    public Connection find(String merchant, String store) {
        return db.sql("select * from store_connection where merchant = ? and store = ?")
                .params(merchant, store)
                .query((row, n) -> read(row))
                .optional()
                .orElse(Connection.UNKNOWN);
    }

    private static Connection read(ResultSet row) throws SQLException {
        return new Connection(
                State.valueOf(row.getString("state")),
                instant(row, "since"),
                row.getString("reason"),
                texts(row, "scopes"),
                instant(row, "looked_at"),
                instant(row, "subscribed_at"),
                texts(row, "missing"));
    }

    /** True when this changed its state. A removed app has lost its subscriptions as well, and begins anew; one that was uninstalled is opened only by connecting it, never by a call. */
    public boolean become(String merchant, String store, State state, String reason, Instant now) {
        ensure(merchant, store);
        return db.sql("""
                        update store_connection set state = :state, reason = :reason, since = :now,
                            subscribed_at = case when :state = 'UNINSTALLED' then null else subscribed_at end
                        where merchant = :merchant and store = :store and state <> :state
                            and not (state = 'UNINSTALLED' and :state = 'REFUSED')""")
                        .param("state", state.name())
                        .param("reason", reason)
                        .param("now", Timestamp.from(now))
                        .param("merchant", merchant)
                        .param("store", store)
                        .update()
                > 0;
    }

    /** A person has opened it now: what the store says of a time before is old. */
    public void opened(String merchant, String store, Instant now) {
        ensure(merchant, store);
        db.sql("update store_connection set state = 'OPEN', reason = null, since = ? where merchant = ? and store = ?")
                .params(Timestamp.from(now), merchant, store)
                .update();
    }

    /** Remembers the scopes of the app. */
    public void scopes(String merchant, String store, Collection<String> scopes) {
        ensure(merchant, store);
        db.sql("update store_connection set scopes = ? where merchant = ? and store = ?")
                .params(scopes.toArray(String[]::new), merchant, store)
                .update();
    }

    /** Remembers which topics have no subscription; none missing for the first time is the beginning of being watched. */
    public void subscriptions(String merchant, String store, Collection<String> missing, Instant now) {
        ensure(merchant, store);
        db.sql("""
                        update store_connection set looked_at = :now, missing = :missing,
                            subscribed_at = case when cardinality(:missing) = 0 then coalesce(subscribed_at, :now) else subscribed_at end
                        where merchant = :merchant and store = :store""")
                .param("now", Timestamp.from(now))
                .param("missing", missing.toArray(String[]::new))
                .param("merchant", merchant)
                .param("store", store)
                .update();
    }

    /** The kept token; empty when there is none. */
    public Optional<byte[]> token(String merchant, String store) {
        return sealed("", merchant, store);
    }

    /** The same, with the store's row locked until the transaction ends: one node at a time gets a new token. */
    public Optional<byte[]> lockToken(String merchant, String store) {
        ensure(merchant, store);
        db.sql("set local lock_timeout = '3s'").update(); // or a store that does not answer would hold all connections
        return sealed(" for update", merchant, store);
    }

    private Optional<byte[]> sealed(String locked, String merchant, String store) {
        record Sealed(UUID key, byte[] token) {}
        return db.sql("select data_key, token from store_connection where merchant = ? and store = ?" + locked)
                .params(merchant, store)
                .query((row, n) -> new Sealed(row.getObject(1, UUID.class), row.getBytes(2)))
                .optional()
                .filter(kept -> kept.token() != null)
                .flatMap(kept -> vault.open(kept.key(), kept.token()));
    }

    /** Seals a token under a key of its own; the key of the one before is deleted, so that no backup to come can open it. */
    public void keepToken(String merchant, String store, byte[] token) {
        forgetToken(merchant, store);
        ensure(merchant, store);
        UUID key = vault.newKey(merchant);
        db.sql("update store_connection set data_key = ?, token = ? where merchant = ? and store = ?")
                .params(key, vault.seal(key, token), merchant, store)
                .update();
    }

    /** Deletes the token and the key it was sealed with. */
    public void forgetToken(String merchant, String store) {
        db.sql("select data_key from store_connection where merchant = ? and store = ? and data_key is not null")
                .params(merchant, store)
                .query(UUID.class)
                .optional()
                .ifPresent(vault::discard);
        db.sql("update store_connection set data_key = null, token = null where merchant = ? and store = ?")
                .params(merchant, store)
                .update();
    }

    private void ensure(String merchant, String store) {
        db.sql("insert into store_connection (merchant, store) values (?, ?) on conflict do nothing")
                .params(merchant, store)
                .update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
