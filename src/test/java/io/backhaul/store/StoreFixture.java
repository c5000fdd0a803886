package io.backhaul.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The store on an empty database, with a clock that stands still. */
final class StoreFixture {

    static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

    final JdbcTransactionManager transactions = new JdbcTransactionManager(TestDatabase.empty());
    final TransactionTemplate transaction = new TransactionTemplate(transactions);
    final JdbcClient database = JdbcClient.create(transactions.getDataSource());
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final MasterKey master = MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    final Vault vault = new Vault(database, clock, master);
    final OutboxSignal signal = new OutboxSignal();
    final Outbox outbox = new Outbox(database, signal);
    final Receipts receipts = new Receipts(database, transactions, vault, outbox, clock);

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    List<String> queued() {
        return database.sql("select queue || ' ' || body from outbox where sent_at is null order by id")
                .query(String.class)
                .list();
    }

    long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }
}
