package io.backhaul.finance;

import org.springframework.jdbc.core.simple.JdbcClient;

/** File numbers without gaps: a row per merchant and flavour, locked until the file that takes the number is committed. */
final class FeedSequences {

    private final JdbcClient jdbc;

    FeedSequences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the sequence, making it first when it is new, and tells the last number given. */
    long lock(String merchant, FeedFlavour flavour) {
        jdbc.sql("""
                        insert into feed_sequence (merchant, flavour, last) values (:merchant, :flavour, 0)
                        on conflict do nothing
                        """)
                .param("merchant", merchant)
                .param("flavour", flavour.code())
                .update();
        return jdbc.sql("select last from feed_sequence where merchant = :merchant and flavour = :flavour for update")
                .param("merchant", merchant)
                .param("flavour", flavour.code())
                .query(Long.class)
                .single();
    }

    void take(String merchant, FeedFlavour flavour, long number) {
        jdbc.sql("update feed_sequence set last = :number where merchant = :merchant and flavour = :flavour")
                .param("merchant", merchant)
                .param("flavour", flavour.code())
                .param("number", number)
                .update();
    }
}
