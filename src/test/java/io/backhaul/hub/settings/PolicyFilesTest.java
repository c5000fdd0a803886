package io.backhaul.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Agreement;
import io.backhaul.core.policy.Bearer;
import io.backhaul.core.policy.ChannelRules;
import io.backhaul.core.policy.Costs;
import io.backhaul.core.policy.Grant;
import io.backhaul.core.policy.Handling;
import io.backhaul.core.policy.Offers;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.policy.Remedy;
import io.backhaul.core.policy.ReturnAddress;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import io.backhaul.mapping.CanonicalJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field of a policy and a passport can be said in YAML, and a contradiction is named with its line and its remedy. */
class PolicyFilesTest {

    private final Problems problems = new Problems();
    private final Policy policy =
            CompleteFiles.readMerchant(CompleteFiles.merchant(), problems).policy();
    private final Passport passport =
            CompleteFiles.readSupplier(CompleteFiles.supplier(), problems).passport();

    @Test
    @Row({"S59", "S115", "S116", "S137", "S185", "S192", "X1", "X2"})
    void readsEveryFieldOfAPolicy() {
        assertThat(problems.found()).isEmpty();
        assertThat(policy.autoApprove())
                .isEqualTo(new Window(30, 0, false, Anchor.RECEIPT, ZoneId.of("Europe/Berlin"), Set.of()));
        assertThat(policy.silentAfterDelivery().holidays()).hasSize(2).contains(LocalDate.of(2026, 12, 25));
        assertThat(policy.acknowledgeWithin()).isEqualTo(Window.hours(12, Anchor.REQUEST));
        assertThat(policy.refundOn()).isEqualTo(RefundOn.TRACKING);
        assertThat(policy.evidenceFor()).containsExactlyInAnyOrder(Reason.DAMAGED, Reason.WRONG_ITEM);
        assertThat(policy.reasons()).hasSize(3);
        assertThat(policy.costs())
                .isEqualTo(new Costs(
                        Map.of(Reason.DAMAGED, Bearer.SUPPLIER, Reason.WRONG_ITEM, Bearer.MERCHANT),
                        Bearer.CUSTOMER,
                        Map.of("USD", usd("6.00"), "EUR", Money.of("5.50", "EUR")),
                        Map.of("USD", usd("24.00")),
                        "NO",
                        true,
                        Map.of(Reason.UNWANTED, new BigDecimal(15))));
        assertThat(policy.offers())
                .isEqualTo(new Offers(
                        new BigDecimal(75),
                        new BigDecimal(20),
                        new BigDecimal(50),
                        new BigDecimal(10),
                        Map.of("USD", usd("50.00")),
                        Map.of("USD", usd("25.00")),
                        5));
        assertThat(policy.promisedDelivery()).isEqualTo(Window.days(15, Anchor.ORDER));
        assertThat(policy.waitAtMost()).isEqualTo(Window.days(21, Anchor.REQUEST));
    }

    @Test
    @Row({"S138", "S208", "S209"})
    void readsWhatAChannelLocks() {
        assertThat(policy.channels())
                .containsExactly(Map.entry(
                        "amazon",
                        new ChannelRules(
                                Window.days(30, Anchor.RECEIPT),
                                RefundOn.TRACKING,
                                Window.hours(48, Anchor.REQUEST),
                                false)));
    }

    @Test
    @Row({"S1", "S3", "S7", "S77", "S220", "S221"})
    void readsEveryFieldOfAnException() {
        assertThat(passport.agreement().grants())
                .containsExactly(
                        new Grant(
                                Set.of(Reason.DAMAGED, Reason.WRONG_ITEM),
                                Set.of("US", "NO"),
                                Set.of("perishable"),
                                true,
                                Window.hours(24, Anchor.RECEIPT),
                                Set.of(Evidence.Kind.PHOTO, Evidence.Kind.VIDEO),
                                "label, packaging and product",
                                new BigDecimal(50),
                                new BigDecimal(25),
                                Bearer.SUPPLIER,
                                false,
                                Set.of(Remedy.REPLACEMENT, Remedy.CREDIT),
                                Window.days(45, Anchor.PAYMENT),
                                true),
                        new Grant(
                                Set.of(Reason.UNWANTED),
                                null,
                                null,
                                false,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    @Row({"S18", "S19", "S49", "S118", "S120", "S122", "S125", "S173", "X4"})
    void readsEveryFieldOfAnAgreement() {
        Agreement agreed = passport.agreement();
        assertThat(agreed.role()).isEqualTo(Agreement.Role.LOGISTICAL);
        assertThat(agreed.returnAddress())
                .isEqualTo(
                        new ReturnAddress("1 Industrial Way, Reno NV 89501, USA", "Dock 4", LocalDate.of(2026, 9, 1)));
        assertThat(agreed.settledBy()).isEqualTo(Agreement.SettledBy.REFUND);
        assertThat(agreed.platform()).hasSize(1);
        assertThat(agreed.handling())
                .isEqualTo(new Handling(
                        Window.businessDays(3, Anchor.PAYMENT),
                        List.of(new Handling.Notice(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 12, 5), 7))));
        assertThat(agreed.rmaExpires()).isEqualTo(Window.days(30, Anchor.AUTHORIZATION));
        assertThat(agreed.advanceLimit()).containsEntry("USD", usd("500.00"));
        assertThat(agreed.source()).isEqualTo("https://complete.example/returns");
        assertThat(agreed.asOf()).isEqualTo(LocalDate.of(2026, 8, 15));
        assertThat(agreed.signedOn()).isEqualTo(LocalDate.of(2026, 9, 2));
        assertThat(passport.creditWithin().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    @Row("X4")
    void aStoredVersionSaysWhatTheFileSaid() {
        Problems none = new Problems();
        String merchant = new ConfigFile("complete.yaml", CompleteFiles.merchant()).json();
        String supplier = new ConfigFile("complete.yaml", CompleteFiles.supplier()).json();
        assertThat(CompleteFiles.readMerchant(merchant, none).policy()).isEqualTo(policy);
        assertThat(CompleteFiles.readSupplier(supplier, none).passport()).isEqualTo(passport);
        assertThat(none.found()).isEmpty();
    }

    @Test
    @Row("X4")
    void theTermsKeptWithACaseSayTheSame() throws IOException {
        Terms terms = new Terms(policy, Map.of("complete", passport), Map.of(), List.of(), "hash");
        String kept = CanonicalJson.mapper().writeValueAsString(terms);
        assertThat(CanonicalJson.mapper().readValue(kept, Terms.class)).isEqualTo(terms);
    }

    @Test
    void anUnquotedNorwayIsNotANo() {
        String unquoted = CompleteFiles.merchant().replace("country: \"NO\"", "country: NO");
        String stored = new ConfigFile("complete.yaml", unquoted).json();
        assertThat(CompleteFiles.readMerchant(stored, problems).policy()).isEqualTo(policy);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            merchant | from: 20, to: 50          | from: 51, to: 50           | from is 51, more than to, which is 50
            merchant | from: 20                  | from: 20.12345             | from must be a number from 0 to 100
            merchant | to: 50                    | to: 101                    | to must be a number from 0 to 100
            merchant | bonusPercent: 10          | bonusPercent: -1           | bonusPercent must be a number from 0 to 100
            merchant | UNWANTED: 15              | UNLIKED: 15                | 'UNLIKED' is unknown; known are DEFECTIVE
            merchant | otherwise: customer       | otherwise: nobody          | otherwise 'nobody' is unknown; known are supplier, merchant, customer, carrier
            merchant | country: "NO"             | country: Norway            | country has 'Norway', which is no country; write its ISO code
            merchant | country: "NO"             | labelDeducted: true        | labelAbroad needs country
            merchant | label: { USD: "6.00", EUR: "5.50" } | keepGoods: 1     | labelDeducted needs label
            merchant | USD: "50.00"              | XXY: "50.00"               | bonusUpTo has 'XXY: 50.00', which is no amount of money; write it like
            merchant | USD: "24.00"              | USD: "-24.00"              | labelAbroad has -24.00 USD; an amount here is not below zero
            merchant | days: 60                  | days: 60, hours: 2         | openReturnExpires has days and hours; give only one of them
            merchant | businessDays: 7           | days: 7                    | holidays count only with businessDays
            merchant | refundOn: tracking        | refundOn: luck             | 'luck' is unknown; known are request, authorization, tracking, receipt, inspection
            merchant | amazon:                   | Amazon:                    | channel 'Amazon' is written in small letters
            merchant | 12, anchor: request       | 12, anchor: claim          | anchor 'claim' makes no sense for acknowledgeWithin, which starts at one of: request
            merchant | 15, anchor: order         | 15, anchor: receipt        | anchor 'receipt' makes no sense for promisedDelivery, which starts at one of: order, payment, dispatch
            merchant | 7, anchor: delivery       | 7, anchor: receipt         | anchor 'receipt' makes no sense for silentAfterDelivery
            supplier | recoveryPercent: 87.5     | recoveryPercent: 100.01    | recoveryPercent must be a number from 0 to 100
            supplier | role: logistical          | role: financial            | goodsBack is true, but a financial supplier credits without goods
            supplier | confirmedOn: 2026-09-01   | confirmedOn: 1.9.2026      | confirmedOn '1.9.2026' is no day; write it like 2026-12-25
            supplier | to: 2026-12-05            | to: 2026-11-05             | to is 2026-11-05, before from, which is 2026-11-20
            supplier | countries: [US, "NO"]     | countries: [USA]           | countries has 'USA', which is no country
            supplier | evidence: [PHOTO, VIDEO]  | evidence: [SMELL]          | 'SMELL' is unknown; known are PHOTO, VIDEO, DOCUMENT
            supplier | remedies: [REPLACEMENT, CREDIT] | remedies: [REPLACEMENT] | recoveryPercent is owed only where CREDIT is among the remedies
            supplier | remedies: [REPLACEMENT, CREDIT] | remedies: []         | remedies is empty; say accepts: false
            supplier | accepts: false            | {accepts: false, goodsBack: true} | goodsBack contradicts accepts: false
            supplier | days: 45, anchor: payment | days: 45, anchor: claim    | anchor 'claim' makes no sense for lateAfter
            supplier | 24, anchor: receipt       | 24, anchor: delivery       | anchor 'delivery' makes no sense for claimWindow
            supplier | days: 30, anchor: authorization | days: 30, anchor: order | anchor 'order' makes no sense for rmaExpires
            """)
    void namesWhatIsWrongAndWhatWouldBeRight(String kind, String from, String to, String problem) {
        String text = kind.equals("merchant") ? CompleteFiles.merchant() : CompleteFiles.supplier();
        assertThat(text).contains(from);
        String said = to.startsWith("{") ? to.substring(1, to.length() - 1).replace(", ", "\n    ") : to;
        List<String> found = CompleteFiles.problems(kind, text.replace(from, said));
        assertThat(found)
                .anySatisfy(line -> assertThat(line)
                        .matches("complete\\.yaml line \\d+: .*")
                        .contains(problem));
    }

    @ParameterizedTest(name = "a platform grant for {0}: refused {1}")
    @CsvSource(delimiter = '|', textBlock = """
            DAMAGED           | false
            WRONG_ITEM        | false
            PACKAGING_DAMAGED | false
            NOT_RECEIVED      | false
            LATE              | false
            ADDRESS_ERROR     | false
            DEFECTIVE         | true
            NOT_AS_DESCRIBED  | true
            WRONG_SIZE        | true
            UNWANTED          | true
            OTHER             | true
            """)
    @Row("S5")
    void s5_aPlatformOverturnsOnlyTheNamedExtremeCases(String reason, boolean refused) {
        String text = CompleteFiles.supplier().replace("[NOT_RECEIVED, LATE]", "[LATE, " + reason + "]");
        String why = "platform overturns a supplier only for named extreme cases";
        assertThat(CompleteFiles.problems("supplier", text).stream().anyMatch(line -> line.contains(why)))
                .isEqualTo(refused);
    }

    @Test
    @Row("S5")
    void s5_aPlatformGrantForEveryReasonIsRefused() {
        String text = CompleteFiles.supplier()
                .replace("  - when: { reasons: [NOT_RECEIVED, LATE] }\n    accepts", "  - accepts");
        assertThat(CompleteFiles.problems("supplier", text))
                .anySatisfy(line -> assertThat(line).contains("say when: {reasons: [..]} with some of ADDRESS_ERROR"));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
