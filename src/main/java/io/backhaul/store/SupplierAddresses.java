package io.backhaul.store;

import io.backhaul.core.decision.ReturnAddresses;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Return addresses of suppliers that were followed in some case; what a new case compares an address with (N11). */
final class SupplierAddresses {

    private final JdbcClient db;

    SupplierAddresses(JdbcClient db) {
        this.db = db;
    }

    /** These and everything followed so far, by supplier. */
    Map<String, List<String>> beside(Map<String, List<String>> known, String merchant) {
        record Row(String supplier, String address) {}
        List<Row> followed = db.sql(
                        "select supplier, address from supplier_address where merchant = ? order by supplier, since, address")
                .param(merchant)
                .query(Row.class)
                .list();
        Stream<Row> before = known.entrySet().stream()
                .flatMap(of -> of.getValue().stream().map(address -> new Row(of.getKey(), address)));
        return Stream.concat(before, followed.stream())
                .distinct()
                .collect(Collectors.groupingBy(
                        Row::supplier, Collectors.mapping(Row::address, Collectors.toUnmodifiableList())));
    }

    /** Keeps what this case follows; what is held for a person is not on file. */
    void note(ReturnCase c, Instant now) {
        for (Leg leg : c.legs()) {
            if (leg.units(LineState::authorised) > 0) {
                ReturnAddresses.followed(c, leg)
                        .ifPresent(address -> db.sql("""
                                        insert into supplier_address (merchant, supplier, address, case_id, since)
                                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                                .params(c.merchant(), leg.supplier(), address, c.id(), Timestamp.from(now))
                                .update());
            }
        }
    }
}
