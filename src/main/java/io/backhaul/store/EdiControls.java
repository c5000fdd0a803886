package io.backhaul.store;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Interchange control numbers of files we write: per supplier, without gaps or repeats. Must run in a transaction. */
public final class EdiControls {

    private final JdbcClient db;

    public EdiControls(JdbcClient db) {
        this.db = db;
    }

    public long next(String merchant, String supplier) {
        return db.sql("""
                        insert into edi_control (merchant, supplier, last) values (?, ?, 1)
                        on conflict (merchant, supplier) do update set last = edi_control.last % 999999999 + 1 returning last""").params(merchant, supplier).query(Long.class).single();
    }
}
