package io.backhaul.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Recovery;
import io.backhaul.core.policy.Recovery.Claimed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Policies that suppliers have published, each contradicting another, as passports without code: the same ten returns against
 * each of them. The order was placed and paid on 1 September, left on the 3rd and was received on the 10th.
 */
@Row({"S1", "S188", "S190"})
class PublishedPoliciesTest {

    private static final Path POLICIES = Path.of("src/test/resources/policies");
    private static final Instant PAID = Instant.parse("2026-09-01T10:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-09-10T10:00:00Z");

    private static final String EXPECTED = """
            aliexpress
              changed mind, day 10     granted  100.00  way back: supplier goods back  CREDIT
              damaged, photo, day 5    granted  100.00  way back: supplier goods back  CREDIT
              damaged, photo, day 20   granted  100.00  way back: supplier goods back  CREDIT
              damaged, no photo, day 5 no proof   0.00  way back: supplier goods back  CREDIT
              wrong size, day 40       granted  100.00  way back: supplier goods back  CREDIT
              not received, scan says  granted  100.00  way back: supplier goods stay  CREDIT
              late, US, 50 days        granted  100.00  way back: supplier goods stay  CREDIT
              late, DE, 50 days        granted  100.00  way back: customer goods stay  CREDIT
              perishable, 30 hours     granted  100.00  way back: supplier goods back  CREDIT
              address error            granted  100.00  way back: supplier goods stay  CREDIT

            cjdropshipping
              changed mind, day 10     refused    0.00  way back: customer goods stay  CREDIT
              damaged, photo, day 5    granted  100.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              damaged, photo, day 20   granted  100.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              damaged, no photo, day 5 no proof   0.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              wrong size, day 40       refused    0.00  way back: customer goods stay  CREDIT
              not received, scan says  granted  100.00  way back: customer goods stay  CREDIT
              late, US, 50 days        granted  100.00  way back: customer goods stay  CREDIT/REPLACEMENT
              late, DE, 50 days        refused    0.00  way back: customer goods stay  CREDIT/REPLACEMENT
              perishable, 30 hours     granted  100.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              address error            refused    0.00  way back: customer goods stay  CREDIT

            convictional
              changed mind, day 10     granted  100.00  way back: customer goods back  CREDIT
              damaged, photo, day 5    granted  100.00  way back: customer goods back  CREDIT
              damaged, photo, day 20   granted  100.00  way back: customer goods back  CREDIT
              damaged, no photo, day 5 granted  100.00  way back: customer goods back  CREDIT
              wrong size, day 40       too late   0.00  way back: customer goods back  CREDIT
              not received, scan says  granted  100.00  way back: customer goods stay  CREDIT
              late, US, 50 days        granted  100.00  way back: customer goods back  CREDIT
              late, DE, 50 days        granted  100.00  way back: customer goods back  CREDIT
              perishable, 30 hours     granted  100.00  way back: customer goods back  CREDIT
              address error            granted  100.00  way back: customer goods back  CREDIT

            dropshipcn
              changed mind, day 10     refused    0.00  way back: customer goods back  CREDIT
              damaged, photo, day 5    granted  100.00  way back: supplier goods back  CREDIT
              damaged, photo, day 20   too late   0.00  way back: supplier goods back  CREDIT
              damaged, no photo, day 5 granted  100.00  way back: supplier goods back  CREDIT
              wrong size, day 40       refused    0.00  way back: customer goods back  CREDIT
              not received, scan says  too late   0.00  way back: customer goods stay  CREDIT
              late, US, 50 days        granted  100.00  way back: customer goods stay  CREDIT
              late, DE, 50 days        granted  100.00  way back: customer goods stay  CREDIT
              perishable, 30 hours     granted  100.00  way back: supplier goods back  CREDIT
              address error            refused    0.00  way back: customer goods back  CREDIT

            greendropship
              changed mind, day 10     granted   75.00  way back: customer goods back  CREDIT
              damaged, photo, day 5    granted  100.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              damaged, photo, day 20   granted  100.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              damaged, no photo, day 5 no proof   0.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              wrong size, day 40       too late   0.00  way back: customer goods back  CREDIT
              not received, scan says  granted  100.00  way back: customer goods stay  CREDIT
              late, US, 50 days        granted  100.00  way back: customer goods back  CREDIT
              late, DE, 50 days        granted  100.00  way back: customer goods back  CREDIT
              perishable, 30 hours     too late   0.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              address error            granted   75.00  way back: merchant goods back  CREDIT

            orderchamp
              changed mind, day 10     granted   70.00  way back: customer goods back  CREDIT
              damaged, photo, day 5    granted   95.00  way back: supplier goods stay  CREDIT
              damaged, photo, day 20   too late   0.00  way back: supplier goods stay  CREDIT
              damaged, no photo, day 5 no proof   0.00  way back: supplier goods stay  CREDIT
              wrong size, day 40       too late   0.00  way back: customer goods back  CREDIT
              not received, scan says  too late   0.00  way back: customer goods stay  CREDIT
              late, US, 50 days        granted   60.00  way back: customer goods stay  CREDIT
              late, DE, 50 days        granted   60.00  way back: customer goods stay  CREDIT
              perishable, 30 hours     granted   95.00  way back: supplier goods stay  CREDIT
              address error            granted   40.00  way back: merchant goods back  CREDIT

            shopify-collective
              changed mind, day 10     granted  100.00  way back: supplier goods back  CREDIT
              damaged, photo, day 5    granted  100.00  way back: supplier goods back  CREDIT
              damaged, photo, day 20   granted  100.00  way back: supplier goods back  CREDIT
              damaged, no photo, day 5 granted  100.00  way back: supplier goods back  CREDIT
              wrong size, day 40       too late   0.00  way back: supplier goods back  CREDIT
              not received, scan says  granted  100.00  way back: supplier goods stay  CREDIT
              late, US, 50 days        granted  100.00  way back: supplier goods back  CREDIT
              late, DE, 50 days        granted  100.00  way back: supplier goods back  CREDIT
              perishable, 30 hours     granted  100.00  way back: supplier goods back  CREDIT
              address error            granted  100.00  way back: supplier goods back  CREDIT

            spocket-1430288
              changed mind, day 10     granted  100.00  way back: customer goods back  CREDIT
              damaged, photo, day 5    granted  100.00  way back: supplier goods back  CREDIT/REPLACEMENT
              damaged, photo, day 20   granted  100.00  way back: supplier goods back  CREDIT/REPLACEMENT
              damaged, no photo, day 5 no proof   0.00  way back: supplier goods back  CREDIT/REPLACEMENT
              wrong size, day 40       too late   0.00  way back: customer goods back  CREDIT
              not received, scan says  granted    0.00  way back: customer goods stay  CARRIER_CLAIM
              late, US, 50 days        refused    0.00  way back: customer goods stay  CREDIT
              late, DE, 50 days        refused    0.00  way back: customer goods stay  CREDIT
              perishable, 30 hours     granted  100.00  way back: supplier goods back  CREDIT/REPLACEMENT
              address error            granted    0.00  way back: merchant goods back  REPLACEMENT

            spocket-3051444
              changed mind, day 10     refused    0.00  way back: customer goods back  CREDIT
              damaged, photo, day 5    granted  100.00  way back: supplier goods back  CREDIT/REPLACEMENT
              damaged, photo, day 20   too late   0.00  way back: supplier goods back  CREDIT/REPLACEMENT
              damaged, no photo, day 5 no proof   0.00  way back: supplier goods back  CREDIT/REPLACEMENT
              wrong size, day 40       refused    0.00  way back: customer goods back  CREDIT
              not received, scan says  granted  100.00  way back: customer goods stay  CREDIT
              late, US, 50 days        refused    0.00  way back: customer goods stay  CREDIT
              late, DE, 50 days        refused    0.00  way back: customer goods stay  CREDIT
              perishable, 30 hours     granted  100.00  way back: supplier goods back  CREDIT/REPLACEMENT
              address error            granted    0.00  way back: merchant goods back  REPLACEMENT

            spocket-seed
              changed mind, day 10     refused    0.00  way back: customer goods back  CREDIT
              damaged, photo, day 5    granted  100.00  way back: supplier goods back  CREDIT/REPLACEMENT
              damaged, photo, day 20   too late   0.00  way back: supplier goods back  CREDIT/REPLACEMENT
              damaged, no photo, day 5 no proof   0.00  way back: supplier goods back  CREDIT/REPLACEMENT
              wrong size, day 40       refused    0.00  way back: customer goods back  CREDIT
              not received, scan says  too late   0.00  way back: customer goods stay  CARRIER_CLAIM
              late, US, 50 days        refused    0.00  way back: customer goods stay  CREDIT
              late, DE, 50 days        refused    0.00  way back: customer goods stay  CREDIT
              perishable, 30 hours     granted  100.00  way back: supplier goods back  CREDIT/REPLACEMENT
              address error            granted    0.00  way back: merchant goods back  REPLACEMENT

            sup-dropshipping
              changed mind, day 10     granted    0.00  way back: customer goods back  PRIVATE_INVENTORY
              damaged, photo, day 5    granted  100.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              damaged, photo, day 20   too late   0.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              damaged, no photo, day 5 no proof   0.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              wrong size, day 40       too late   0.00  way back: customer goods back  PRIVATE_INVENTORY
              not received, scan says  refused    0.00  way back: customer goods stay  CREDIT
              late, US, 50 days        granted  100.00  way back: customer goods stay  CREDIT/REPLACEMENT
              late, DE, 50 days        refused    0.00  way back: customer goods stay  CREDIT/REPLACEMENT
              perishable, 30 hours     granted  100.00  way back: supplier goods stay  CREDIT/REPLACEMENT
              address error            granted    0.00  way back: merchant goods back  PRIVATE_INVENTORY
            """;

    @Test
    void theSameTenReturnsUnderEveryPublishedPolicy() {
        String actual = passports().stream()
                .map(passport -> passport.supplier() + "\n" + column(passport))
                .collect(Collectors.joining("\n"));
        assertThat(actual).isEqualTo(EXPECTED);
    }

    @Test
    void noTwoPoliciesDecideAllTenAlike() {
        assertThat(passports().stream().map(PublishedPoliciesTest::column))
                .hasSize(11)
                .doesNotHaveDuplicates();
    }

    private static String column(Passport passport) {
        return returns().entrySet().stream()
                .map(e -> "  %-24s %s%n".formatted(e.getKey(), outcome(passport, e.getValue())))
                .collect(Collectors.joining());
    }

    private static String outcome(Passport passport, Claimed claim) {
        Recovery e = Recovery.of(passport, claim, ZoneOffset.UTC);
        String remedies =
                e.granted().remedies().stream().sorted().map(Enum::name).collect(Collectors.joining("/"));
        String verdict =
                !e.accepted() ? "refused" : !e.inTime() ? "too late" : !e.evidenceComplete() ? "no proof" : "granted";
        return "%-8s %6s  way back: %-8s goods %-5s %s"
                .formatted(
                        verdict,
                        e.recovery().decimal(),
                        e.granted().returnShipping().name().toLowerCase(java.util.Locale.ROOT),
                        e.granted().goodsBack() ? "back" : "stay",
                        remedies);
    }

    private static Map<String, Claimed> returns() {
        Map<String, Claimed> all = new LinkedHashMap<>();
        all.put("changed mind, day 10", received(Reason.UNWANTED, Duration.ofDays(10)));
        all.put("damaged, photo, day 5", received(Reason.DAMAGED, Duration.ofDays(5), Evidence.Kind.PHOTO));
        all.put("damaged, photo, day 20", received(Reason.DAMAGED, Duration.ofDays(20), Evidence.Kind.PHOTO));
        all.put("damaged, no photo, day 5", received(Reason.DAMAGED, Duration.ofDays(5)));
        all.put("wrong size, day 40", received(Reason.WRONG_SIZE, Duration.ofDays(40)));
        all.put("not received, scan says", received(Reason.NOT_RECEIVED, Duration.ofDays(20)));
        all.put("late, US, 50 days", late("US"));
        all.put("late, DE, 50 days", late("DE"));
        all.put("perishable, 30 hours", perishable());
        all.put("address error", addressError());
        return all;
    }

    private static Claimed received(Reason reason, Duration after, Evidence.Kind... evidence) {
        Set<Evidence.Kind> files = EnumSet.of(Evidence.Kind.DOCUMENT, evidence);
        return new Claimed(reason, order(RECEIVED, "US"), line(null), files, RECEIVED.plus(after));
    }

    private static Claimed perishable() {
        return new Claimed(
                Reason.DAMAGED,
                order(RECEIVED, "US"),
                line("perishable"),
                EnumSet.of(Evidence.Kind.PHOTO, Evidence.Kind.DOCUMENT),
                RECEIVED.plus(Duration.ofHours(30)));
    }

    private static Claimed late(String country) {
        return new Claimed(
                Reason.LATE,
                order(null, country),
                line(null),
                EnumSet.of(Evidence.Kind.DOCUMENT),
                PAID.plus(Duration.ofDays(50)));
    }

    private static Claimed addressError() {
        return new Claimed(
                Reason.ADDRESS_ERROR,
                order(null, "US"),
                line(null),
                EnumSet.of(Evidence.Kind.DOCUMENT),
                PAID.plus(Duration.ofDays(20)));
    }

    private static OrderSnapshot order(Instant received, String country) {
        return new OrderSnapshot(
                "1",
                "#1",
                "demo",
                PAID,
                received,
                null,
                null,
                null,
                PAID,
                PAID.plus(Duration.ofDays(2)),
                country,
                null,
                null);
    }

    private static Line line(String productClass) {
        Money hundred = Money.of("100.00", "USD");
        return new Line("1", "X-1", 1, hundred, hundred, "x", null, null, productClass);
    }

    private static List<Passport> passports() {
        Problems problems = new Problems();
        SupplierFile reader = new SupplierFile("returns", Set.of("mail/answers"));
        List<Passport> all = ConfigFile.in(POLICIES, "policies").stream()
                .flatMap(file -> file.root(new Placeholders(name -> null), problems).stream())
                .map(root -> reader.read(root, "hash").passport())
                .toList();
        assertThat(problems.found()).isEmpty();
        return all;
    }
}
