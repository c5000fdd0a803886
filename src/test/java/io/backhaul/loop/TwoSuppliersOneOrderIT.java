package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lines of two suppliers in one return: two legs, two parcels, one payment. */
class TwoSuppliersOneOrderIT {

    private final World world = new World();

    @Test
    void eachLegIsRefundedOnceAndTheRefundsAddUpToTheTotal() {
        CustomerReturn r =
                world.returned("#T1", Map.of(), World.item("ACME-T1", 1, "30.00"), World.item("GLOBEX-T1", 1, "12.50"));
        authorisedByBoth(r);

        r.ship("1ZLOOPT1A", "ACME-T1");
        world.delivered("1ZLOOPT1A");
        r.reaches("acme", "goods", "DELIVERED");
        assertThat(r.leg("globex").get("goods").asText()).isEqualTo("AUTHORIZED");
        r.ship("1ZLOOPT1B", "GLOBEX-T1");
        world.delivered("1ZLOOPT1B");
        r.reaches("globex", "goods", "DELIVERED");

        world.acme.inspects(r, "scrap");
        r.isRefunded(3000);
        world.globex.drops(
                "t1-inspected.csv",
                FileSupplier.rows(
                        FileSupplier.row(r, "GLOBEX-T1", 1, "INSPECTED;SCRAP;;"),
                        FileSupplier.row(r, "GLOBEX-T1", 1, "CREDITED;;12,50;USD")));
        r.isRefunded(3000, 1250);
        world.acme.credits(r, "30.00");
        closed(r);
    }

    private void authorisedByBoth(CustomerReturn r) {
        world.acme.authorises(r, "acme");
        world.globex.drops("t1-rma.csv", FileSupplier.rows(FileSupplier.row(r, "GLOBEX-T1", 1, "APPROVED;;;")));
        r.reaches("globex", "goods", "AUTHORIZED");
    }

    private static void closed(CustomerReturn r) {
        World.until("closed", () -> assertThat(r.file().get("status").asText()).isEqualTo("CLOSED"));
        World.until(
                "closed at the store", () -> assertThat(r.statusAtTheStore()).isEqualTo("CLOSED"));
        assertThat(r.refunds()).containsExactlyInAnyOrder(3000, 1250);
        assertThat(r.commands("REFUND")).isEqualTo(2);
        r.nobodyOwes();
    }
}
