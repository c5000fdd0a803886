package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A customer who turns to his bank while a refund is due is paid once, by the hub or by the bank. */
class DisputedPaymentIT {

    private final World world = new World();

    /** Everything up to the inspection, which would make the refund due. */
    private String disputed(CustomerReturn r, String number, int minorUnits) {
        world.acme.deliver(world.acme.answers(world.acme.mail(r, 1), "Approved. RMA number: RMA-" + number));
        r.reaches("acme", "goods", "AUTHORIZED");
        r.shipAndDeliver("acme");
        String dispute = r.disputes(minorUnits);
        World.until(
                "the bank must be answered",
                () -> assertThat(r.questions())
                        .anyMatch(q -> q.contains("disputes the payment") || q.startsWith("The customer disputes")));
        world.acme.deliver(world.acme.answers(
                world.acme.mail(r, 2), "Item received and inspected: defect confirmed.\nDisposition: scrap"));
        World.until(
                "the refund waits for the bank",
                () -> assertThat(r.questions()).anyMatch(q -> q.contains("nothing is refunded until the bank")));
        assertThat(r.refunds()).isEmpty();
        assertThat(r.commands("REFUND")).isZero();
        return dispute;
    }

    private void credited(CustomerReturn r, String number, String amount) {
        world.acme.deliver(world.acme.answers(
                world.acme.mail(r, 1),
                "Credit memo CM-" + number + " for RMA-" + number + ": USD " + amount
                        + " has been credited to your account."));
    }

    @Row("S194")
    @Test
    void s194_wonItIsRefundedOnce() {
        CustomerReturn r = world.returned("#DP1", Map.of(), World.item("ACME-DP1", 1, "35.00"));
        String dispute = disputed(r, "DP1", 3500);
        r.bankDecides(dispute, "won");
        r.isRefunded(3500);
        r.reaches("acme", "customerMoney", "PAID");
        credited(r, "DP1", "35.00");
        r.endsWith("acme", 3500);
    }

    @Row("S194")
    @Test
    void s194_lostTheBankHasPaidAndNobodyPaysAgain() {
        CustomerReturn r = world.returned("#DP2", Map.of(), World.item("ACME-DP2", 1, "35.00"));
        String dispute = disputed(r, "DP2", 3500);
        r.bankDecides(dispute, "lost");
        r.reaches("acme", "customerMoney", "PAID");
        credited(r, "DP2", "35.00");
        r.reaches("acme", "supplierMoney", "CREDITED");
        World.until("closed", () -> assertThat(r.file().get("status").asText()).isEqualTo("CLOSED"));
        assertThat(r.refunds()).isEmpty();
        assertThat(r.commands("REFUND")).isZero();
        r.nobodyOwes();
    }
}
