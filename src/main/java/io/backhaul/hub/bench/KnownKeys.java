package io.backhaul.hub.bench;

import io.backhaul.bench.Known;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks values of samples up among the keys of the merchant's returns. */
public final class KnownKeys implements Known {

    private final JdbcClient db;
    private final String merchant;

    public KnownKeys(JdbcClient db, String merchant) {
        this.db = db;
        this.merchant = merchant;
    }

    @Override
    public Set<String> ours(What what, Set<String> values) {
        if (values.isEmpty()) {
            return Set.of();
        }
        return switch (what) {
            case ORDER -> keys("ORDER_NAME", values, false);
            case PO -> keys("PO", values, true);
            case RMA -> keys("RMA", values, true);
            case SKU -> skus(values);
        };
    }

    /** @param qualified whether the key has the supplier before a stroke */
    private Set<String> keys(String type, Set<String> values, boolean qualified) {
        String value = qualified ? "substr(value, strpos(value, '/') + 1)" : "value";
        return new HashSet<>(
                db.sql("select distinct " + value + " from reference where merchant = :merchant and type = :type"
                                + " and " + value + " in (:values)")
                        .param("merchant", merchant)
                        .param("type", type)
                        .param("values", List.copyOf(values))
                        .query(String.class)
                        .list());
    }

    private Set<String> skus(Set<String> values) {
        return new HashSet<>(db.sql("""
                        select distinct line ->> 'sku' from message, jsonb_array_elements(body -> 'lines') line
                        where merchant = :merchant and kind in ('RETURN_REQUESTED', 'ORDER_PLACED')
                          and jsonb_typeof(body -> 'lines') = 'array' and line ->> 'sku' in (:values)""")
                .param("merchant", merchant)
                .param("values", List.copyOf(values))
                .query(String.class)
                .list());
    }
}
