package io.backhaul.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Agreement;
import io.backhaul.core.policy.Gap;
import io.backhaul.core.policy.Gaps;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.RefundLimits;
import io.backhaul.core.policy.Window;
import io.backhaul.hub.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFilesTest {

    private static final Set<String> MAPPINGS =
            Set.of("mail/answers", "globex/answers", "x12/answers", "aliexpress/order");
    private static final Path SHIPPED = Path.of("config");

    @TempDir
    Path directory;

    @BeforeEach
    void copyDemo() throws IOException {
        Files.createDirectories(directory.resolve("merchants"));
        Files.createDirectories(directory.resolve("suppliers"));
        copy("merchants/demo.yaml");
        copy("suppliers/acme.yaml");
    }

    @Row("S132")
    @Test
    void readsWhatTheRepositoryShips() {
        ConfigurationFiles.All all = read(SHIPPED, name -> name.endsWith("PORT") ? null : "value of " + name);

        MerchantConfig demo = all.merchants().get(0).config();
        assertThat(demo.code()).isEqualTo("demo");
        assertThat(demo.policy().keepItUpTo()).containsEntry("USD", Money.of("10.00", "USD"));
        assertThat(demo.policy().autoApprove()).isEqualTo(Window.days(30, Window.Anchor.ORDER));
        assertThat(demo.policy().zone().getId()).isEqualTo("America/New_York");
        assertThat(demo.gateways())
                .extracting(GatewayConfig::destination)
                .containsExactly("stripe:demo", "shopify_payments:demo", "shopify_payments:demo-eu", "paypal:demo");
        assertThat(((StoreConfig.Login.Token) demo.stores().get(0).login())
                        .value()
                        .reveal())
                .isEqualTo("value of DEMO_SHOPIFY_TOKEN");

        SupplierConfig spock = supplier(all, "spock");
        assertThat(spock.passport().photosFor()).contains(Reason.DEFECTIVE, Reason.DAMAGED);
        assertThat(spock.passport().channel()).isEqualTo("mail:returns");
        assertThat(spock.passport().destination()).isEqualTo("mail:spock");
        SupplierConfig ali = supplier(all, "ali");
        assertThat(ali.passport().creditWithin()).isEqualTo(Window.businessDays(20, Window.Anchor.CLAIM));
        assertThat(ali.passport().understands()).isEmpty();
        assertThat(supplier(all, "globex").channel()).isInstanceOfSatisfying(ChannelConfig.Sftp.class, sftp -> {
            assertThat(sftp.port()).isEqualTo(22);
            assertThat(sftp.drop().table().columns().names()).hasSize(8);
        });
        assertThat(supplier(all, "acme").passport().understands()).contains(Command.Kind.SUPPLIER_REQUEST);
    }

    @Test
    @Row({"S4", "S127", "S172", "X6"})
    void theDeliveredFilesAreAgreedUponButForOneAddressAndTheClaimWindows() {
        ConfigurationFiles.All all = read(SHIPPED, name -> name.endsWith("PORT") ? null : "set");
        Policy policy = all.merchants().get(0).config().policy();
        assertThat(all.suppliers().stream()
                        .flatMap(read -> Gaps.of(policy, read.config().passport()).stream())
                        .map(gap -> gap.row() + " " + gap.text()))
                .containsExactlyInAnyOrder(
                        "S118 AliExpress takes goods back and has named no return address (returnAddress)",
                        claimsDieEarly("Acme"),
                        claimsDieEarly("Globex"),
                        claimsDieEarly("Initech"),
                        claimsDieEarly("Spock Supply"));
    }

    private static String claimsDieEarly(String supplier) {
        return "X6 Customers may return 30 days from order, " + supplier
                + " takes claims 15 days from receipt: for up to"
                + " 15 days the merchant bears returns alone (agree on a longer claimWindow or shorten policy.autoApprove)";
    }

    @Test
    @Row({"S59", "S115"})
    void anOlderFileThatSaysNoneOfItStaysValidAndItsGapsAreNamed() {
        ConfigurationFiles.All all = read(SHIPPED, name -> name.endsWith("PORT") ? null : "set");
        Policy policy = all.merchants().get(0).config().policy();
        Policy older = Policy.usual(
                policy.zone(),
                policy.autoApprove(),
                policy.keepItUpTo(),
                policy.silentAfterDelivery(),
                policy.openReturnExpires());
        Passport acme = supplier(all, "acme").passport().with(Agreement.USUAL);
        assertThat(Gaps.of(older, acme))
                .extracting(Gap::row)
                .containsExactly("S173", "S4", "S115", "S118", "S172", "S113", "X6");
    }

    @Test
    @Row({"S127", "S189"})
    void gapsAreThoseOfAMerchantsOwnSuppliers() throws IOException {
        change("suppliers/acme.yaml", "goodsBack: true", "goodsBack: true\nexceptions:\n  - { restockingPercent: 15 }");
        change("suppliers/acme.yaml", "signedOn:", "# signedOn:");
        ConfigurationFiles.All all = read(directory, name -> "set");
        Merchants merchants = new Merchants(
                all.merchants().stream().map(ConfigurationFiles.Read::config).toList(),
                all.suppliers().stream().map(ConfigurationFiles.Read::config).toList(),
                (merchant, order) -> null);
        assertThat(merchants.gaps("demo")).containsOnlyKeys("acme");
        assertThat(merchants.gaps("demo").get("acme")).extracting(Gap::row).containsExactly("S173", "X6", "S189");
        assertThat(merchants.gaps("demo").get("acme").get(2).text())
                .isEqualTo(
                        "For DEFECTIVE, DAMAGED, WRONG_ITEM, NOT_AS_DESCRIBED, WRONG_SIZE, UNWANTED, NOT_RECEIVED, LATE: the"
                                + " customer gets 100.00 of 100.00, Acme credits 85.00: expected loss 15.00 per 100.00 of goods");
        assertThat(merchants.gaps("stranger")).isEmpty();
    }

    @Row({"N11", "F85"})
    @Test
    void aDomainWhereAnybodyHasAnAddressIsRefusedAndSingleSendersAreTaken() throws IOException {
        change("suppliers/acme.yaml", "domains: [acme.example]", "domains: [GMAIL.com]");
        assertThatThrownBy(() -> read(directory, name -> name.endsWith("PORT") ? null : "set"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("domains names GMAIL.com, where anybody has an address");

        change("suppliers/acme.yaml", "domains: [GMAIL.com]", "senders: [acme.rma@gmail.com]");
        assertThat(supplier(read(directory, name -> name.endsWith("PORT") ? null : "set"), "acme")
                        .channel())
                .isInstanceOfSatisfying(ChannelConfig.Mail.class, mail -> {
                    assertThat(mail.isFrom("Acme.RMA@gmail.com")).isTrue();
                    assertThat(mail.isFrom("eve@gmail.com")).isFalse();
                });
    }

    @Test
    void saysWhatAPayPalAccountNeedsAndAManualOneDoesNot() throws IOException {
        change("merchants/demo.yaml", "    clientId: ${DEMO_PAYPAL_CLIENT_ID}\n", "");
        change("merchants/demo.yaml", "    webhookId: ${DEMO_PAYPAL_WEBHOOK_ID}\n", "");
        assertThatThrownBy(() -> read(directory, name -> "set"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("'clientId' is missing")
                .hasMessageContaining("'webhookId' is missing");

        change("merchants/demo.yaml", "    type: paypal\n", "    type: manual\n");
        change("merchants/demo.yaml", "    url: ${DEMO_PAYPAL_URL:https://api-m.paypal.com}\n", "");
        change("merchants/demo.yaml", "    key: ${DEMO_PAYPAL_SECRET}\n", "");
        GatewayConfig byHand = read(directory, name -> name.endsWith("PORT") ? null : "set")
                .merchants()
                .get(0)
                .config()
                .gateways()
                .get(3);
        assertThat(byHand.isManual()).isTrue();
        assertThat(byHand.destination()).isEqualTo("manual");
    }

    @Test
    void showsNoSecretInAnyText() {
        ConfigurationFiles.All all = read(SHIPPED, name -> name.endsWith("PORT") ? null : "topsecret");
        assertThat(all.merchants().get(0).config().stores().get(0).login().toString())
                .isEqualTo("Token[value=hidden]");
        assertThat(all.toString()).doesNotContain("token=topsecret").doesNotContain("Secret[");
        assertThat(all.merchants().get(0).file().json()).doesNotContain("topsecret");
    }

    @Row("F53")
    @Test
    void f53_limitsOfRefundsAreReadAndMistakesNamed() throws IOException {
        assertThat(read(directory, name -> "set").merchants().get(0).config().limits())
                .isEqualTo(RefundLimits.NONE);

        change(
                "merchants/demo.yaml",
                "\npolicy:",
                "\nrefunds: { secondApprovalAbove: { USD: \"500.00\" }, dailyCap: { USD: \"20000.00\" } }\npolicy:");
        RefundLimits limits =
                read(directory, name -> "set").merchants().get(0).config().limits();
        assertThat(limits.approval("USD")).contains(Money.of("500.00", "USD"));
        assertThat(limits.cap("USD")).contains(Money.of("20000.00", "USD"));
        assertThat(limits.cap("EUR")).isEmpty();

        change("merchants/demo.yaml", "dailyCap: { USD: \"20000.00\" }", "dailyCap: { USD: plenty }, monthly: 1");
        assertThatThrownBy(() -> read(directory, name -> "set"))
                .hasMessageContaining("dailyCap has 'USD: plenty'")
                .hasMessageContaining("unknown key 'monthly'");
    }

    @Test
    void namesFileAndLineOfEverythingThatIsWrong() throws IOException {
        change("suppliers/acme.yaml", "address: rma@acme.example", "adress: rma@acme.example");
        change("suppliers/acme.yaml", "merchants: [demo]", "merchants: [demo, other]");
        change("suppliers/acme.yaml", "anchor: receipt", "anchor: moon");
        change("suppliers/acme.yaml", "mapping: mail/answers", "mapping: acme/answers");
        change("suppliers/acme.yaml", "rmaRequired: true", "rmaRequired: maybe");
        change("suppliers/acme.yaml", "recoveryPercent: 100", "recoveryPercent: 101");
        change("merchants/demo.yaml", "type: stripe", "type: paymate");

        assertThatThrownBy(() -> read(directory, name -> name.equals("DEMO_STRIPE_KEY") ? null : "set"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("config/suppliers/acme.yaml line 9: unknown key 'adress'")
                .hasMessageContaining("config/suppliers/acme.yaml line 8: 'address' is missing")
                .hasMessageContaining("config/suppliers/acme.yaml line 5: merchant 'other' is unknown")
                .hasMessageContaining("anchor 'moon' is unknown; known are order, payment, dispatch, receipt, request")
                .hasMessageContaining("mapping 'acme/answers' has no file mappings/acme/answers.jsonata")
                .hasMessageContaining("rmaRequired must be true or false")
                .hasMessageContaining("recoveryPercent must be a number from 0 to 100")
                .hasMessageContaining("'paymate' is unknown; known are stripe, paypal, shopify, manual")
                .hasMessageContaining("environment variable DEMO_STRIPE_KEY is not set");
    }

    /** A gateway of a store must be one of the merchant's stores, under the name that its orders have for it. */
    @Test
    void aStoresOwnGatewayBelongsToAStoreAndRefundsInAKnownWay() throws IOException {
        GatewayConfig eu =
                read(SHIPPED, name -> name.endsWith("PORT") ? null : "set")
                        .merchants()
                        .get(0)
                        .config()
                        .gateways()
                        .stream()
                        .filter(g -> g.account().equals("demo-eu"))
                        .findFirst()
                        .orElseThrow();
        assertThat(eu.connector()).isEqualTo("shopify/returnProcess");
        assertThat(eu.isStore()).isTrue();

        change(
                "merchants/demo.yaml",
                "    account: demo-eu\n    type: shopify",
                "    account: nowhere\n    type: shopify");
        change("merchants/demo.yaml", "refundWith: refundCreate", "refundWith: cheque");
        assertThatThrownBy(() -> read(directory, name -> "set"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("account 'nowhere' is unknown; known are demo, demo-eu")
                .hasMessageContaining("refundWith 'cheque' is unknown; known are refundCreate, returnProcess");
    }

    @Test
    void refusesDoubleCodesAndBrokenYaml() throws IOException {
        Files.writeString(
                directory.resolve("suppliers/twin.yaml"), Files.readString(directory.resolve("suppliers/acme.yaml")));
        Files.writeString(directory.resolve("suppliers/broken.yaml"), "supplier: x\n  name: [y\n");
        assertThatThrownBy(() -> read(directory, name -> "set"))
                .hasMessageContaining("supplier 'acme' is defined twice")
                .hasMessageContaining("config/suppliers/broken.yaml line 2");
    }

    private static ConfigurationFiles.All read(
            Path directory, java.util.function.Function<String, String> environment) {
        return new ConfigurationFiles(environment, "returns", MAPPINGS).read(directory);
    }

    private static SupplierConfig supplier(ConfigurationFiles.All all, String code) {
        return all.suppliers().stream()
                .map(ConfigurationFiles.Read::config)
                .filter(supplier -> supplier.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void copy(String file) throws IOException {
        Files.copy(SHIPPED.resolve(file), directory.resolve(file));
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(directory.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(directory.resolve(file), text.replace(from, to));
    }
}
