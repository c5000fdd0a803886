package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.sandbox.X12;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way in which suppliers answer, from the customer's click to the supplier's credit. */
class OneReturnPerSupplierIT {

    private static final List<Integer> FIRST = List.of(100, 100);
    private static final List<Integer> ONE_MORE = List.of(101, 101);

    private final World world = new World();

    @Test
    void acmeAnswersByMailAndTheGoodsComeBackIntoStockAtBothStores() {
        CustomerReturn r = world.returned("#R1", Map.of(), World.item("ACME-R1", 1, "49.90"));
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        assertThat(world.stock("ACME-R1")).isEqualTo(FIRST);
        assertThat(r.refunds()).isEmpty();
        world.acme.inspects(r, "resellable");
        r.reaches("acme", "customerMoney", "PAID");
        world.acme.credits(r, "49.90");
        r.endsWith("acme", 4990);
        World.until("stock", () -> assertThat(world.stock("ACME-R1")).isEqualTo(ONE_MORE));
    }

    @Test
    void globexAnswersByCsvFile() {
        CustomerReturn r = world.returned("#R2", Map.of(), World.item("GLOBEX-R2", 2, "20.00"));
        world.globex.fileAbout(r);
        world.globex.drops("r2-rma.csv", FileSupplier.rows(FileSupplier.row(r, "GLOBEX-R2", 2, "APPROVED;;;")));
        r.reaches("globex", "goods", "AUTHORIZED");
        r.shipAndDeliver("globex");
        world.globex.drops(
                "r2-inspected.csv",
                FileSupplier.rows(
                        FileSupplier.row(r, "GLOBEX-R2", 2, "INSPECTED;RESELLABLE;;"),
                        FileSupplier.row(r, "GLOBEX-R2", 2, "CREDITED;;40,00;USD")));
        r.endsWith("globex", 4000);
        World.until("stock", () -> assertThat(world.stock("GLOBEX-R2")).containsExactly(102, 102));
    }

    @Test
    void initechAnswersByX12AndTheCustomerIsRefundedAfterSevenSilentDays() {
        CustomerReturn r = world.returned("#R3", Map.of(), World.item("INITECH-R3", 1, "22.00"));
        world.initech.fileAbout(r);
        world.initech.drops("r3-180.edi", authorisation(r, "INITECH-R3"));
        r.reaches("initech", "goods", "AUTHORIZED");
        r.shipAndDeliver("initech");
        assertThat(r.refunds()).isEmpty();
        world.passes("P7DT1H");
        r.reaches("initech", "customerMoney", "PAID");
        world.initech.drops("r3-812.edi", credit(r, "INITECH-R3", 2200));
        r.endsWith("initech", 2200);
        assertThat(world.stock("INITECH-R3")).as("nobody has inspected it").isEqualTo(FIRST);
    }

    @Test
    void aliExpressIsAskedByAPersonWhoAlsoEntersTheCredit() {
        CustomerReturn r = world.returned("#R4", Map.of(), World.item("ALI-R4", 1, "17.80"));
        World.until(
                "a task",
                () -> assertThat(r.questions()).singleElement().asString().contains("#R4"));
        r.decide("SUPPLIER_AUTHORIZED", "ali", Map.of("note", "the seller agreed in the dispute"));
        r.reaches("ali", "goods", "AUTHORIZED");
        r.shipAndDeliver("ali");
        world.passes("P7DT1H");
        r.reaches("ali", "customerMoney", "PAID");
        r.decide(
                "CREDIT_RECEIVED",
                "ali",
                Map.of("amount", Map.of("amount", "17.80", "currency", "USD"), "reference", "ALI-CREDIT-R4"));
        r.endsWith("ali", 1780);
        assertThat(r.questions()).isEmpty();
    }

    @Test
    void spockIsNotAskedBeforeThePhotosAreThere() {
        CustomerReturn r = world.returned(
                "#R5",
                Map.of("reason", "NOT_AS_DESCRIBED", "note", "green, not blue"),
                World.item("SPOCK-R5", 1, "34.00"));
        World.until(
                "a task",
                () -> assertThat(r.questions()).singleElement().asString().contains("photos"));
        assertThat(r.commands("SUPPLIER_REQUEST")).isZero();
        assertThat(world.spock.mailsAbout(r)).isEmpty();
        photoArrives(r);
        world.spock.authorises(r, "spock");
        assertThat(r.questions()).isEmpty();
        r.shipAndDeliver("spock");
        world.spock.inspects(r, "resellable");
        r.reaches("spock", "customerMoney", "PAID");
        world.spock.credits(r, "34.00");
        r.endsWith("spock", 3400);
        World.until("stock", () -> assertThat(world.stock("SPOCK-R5")).isEqualTo(ONE_MORE));
    }

    /** The warehouse has the customer's photo and says so through the neutral API. */
    private void photoArrives(CustomerReturn r) {
        Map<String, Object> photo = Map.of("kind", "PHOTO", "sha256", "5".repeat(64), "name", "photo.jpg", "size", 5);
        assertThat(world.warehouse(Map.of(
                                "kind", "EVIDENCE_PROVIDED",
                                "references", List.of(Map.of("type", "ORDER_NAME", "value", r.orderName())),
                                "evidence", List.of(photo)))
                        .status())
                .isEqualTo(200);
    }

    private String authorisation(CustomerReturn r, String sku) {
        ZonedDateTime now = world.now().atZone(ZoneOffset.UTC);
        return X12.interchange(
                "180",
                "AN",
                901,
                now,
                "BGN*11*IN-" + r.number() + "*" + day(now),
                "RDR*RA**IO*Approved",
                "PRF*" + r.orderName(),
                "N9*RZ*IN-" + r.number(),
                "N1*ST*INITECH RETURNS*92*D1",
                "N3*1 Depot Road",
                "N4*Austin*TX*78701*US",
                "BLI*VN*" + sku + "*1*EA",
                "RDR*RA*DM",
                "QTY*38*1");
    }

    private String credit(CustomerReturn r, String sku, int cents) {
        ZonedDateTime now = world.now().atZone(ZoneOffset.UTC);
        return X12.interchange(
                "812",
                "CD",
                902,
                now,
                "BCD*" + day(now) + "*CM-" + r.number() + "*4*" + cents + "*C****" + day(now) + "*" + r.orderName(),
                "CUR*SE*USD",
                "N9*RZ*IN-" + r.number(),
                "N1*SE*INITECH*92*IN",
                "CDD*31*C*1*" + cents + "*N**1*EA",
                "LIN*1*VN*" + sku);
    }

    private static String day(ZonedDateTime time) {
        return time.format(DateTimeFormatter.BASIC_ISO_DATE).substring(0, 8);
    }
}
