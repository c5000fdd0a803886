package io.backhaul.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.policy.Terms;
import io.backhaul.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;

/** The policy in force when the order was placed applies. */
class TermsOfTheDayIT {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path directory;

    private final JdbcTransactionManager transactions = new JdbcTransactionManager(TestDatabase.empty());
    private final MockEnvironment environment = new MockEnvironment();

    @BeforeEach
    void copyDemo() throws IOException {
        for (String file : new String[] {"merchants/demo.yaml", "suppliers/acme.yaml"}) {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.copy(Path.of("config", file), directory.resolve(file));
        }
        for (String name : new String[] {
            "DEMO_SHOPIFY_TOKEN",
            "DEMO_SHOPIFY_WEBHOOK_SECRET",
            "DEMO_EU_SHOPIFY_TOKEN",
            "DEMO_EU_SHOPIFY_WEBHOOK_SECRET",
            "DEMO_STRIPE_KEY",
            "DEMO_STRIPE_WEBHOOK_SECRET",
            "DEMO_PAYPAL_CLIENT_ID",
            "DEMO_PAYPAL_SECRET",
            "DEMO_PAYPAL_WEBHOOK_ID",
            "DEMO_EASYPOST_WEBHOOK_SECRET",
            "DEMO_WAREHOUSE_SECRET"
        }) {
            environment.setProperty(name, "topsecret");
        }
    }

    @Test
    @Row({"S120", "X4"})
    void anOrderIsJudgedByTheRulesOfItsDay() throws IOException {
        Merchants before = start(FIRST);
        change("merchants/demo.yaml", "autoApprove: { days: 30", "autoApprove: { days: 14");
        change("suppliers/acme.yaml", "claimWindow: { days: 15", "claimWindow: { days: 5");
        Merchants after = start(SECOND);

        Terms then = after.terms("demo", order(SECOND.minusSeconds(1)));
        Terms now = after.terms("demo", order(SECOND));
        assertThat(then.policy().autoApprove().days()).isEqualTo(30);
        assertThat(now.policy().autoApprove().days()).isEqualTo(14);
        assertThat(then.passport("acme").orElseThrow().claimWindow().days()).isEqualTo(15);
        assertThat(now.passport("acme").orElseThrow().claimWindow().days()).isEqualTo(5);
        assertThat(then.hash())
                .isNotEqualTo(now.hash())
                .isEqualTo(before.terms("demo", order(FIRST)).hash());
        assertThat(after.terms("demo", order(FIRST.minusSeconds(1))).hash()).isEqualTo(then.hash());
        assertThat(now.gateway("stripe")).isEqualTo("stripe:demo");
        assertThat(now.gateway("shopify_payments")).isEqualTo("shopify_payments:demo");
        assertThat(now.stores()).containsExactly("demo", "demo-eu");
    }

    @Test
    void goingBackToAnOldFileIsAVersionOfItsOwn() throws IOException {
        start(FIRST);
        change("merchants/demo.yaml", "autoApprove: { days: 30", "autoApprove: { days: 14");
        start(SECOND);
        change("merchants/demo.yaml", "autoApprove: { days: 14", "autoApprove: { days: 30");
        Merchants again = start(SECOND.plusSeconds(60));
        assertThat(again.terms("demo", order(SECOND.plusSeconds(60)))
                        .policy()
                        .autoApprove()
                        .days())
                .isEqualTo(30);
        assertThat(again.terms("demo", order(SECOND)).policy().autoApprove().days())
                .isEqualTo(14);
        assertThat(again.terms("demo", order(FIRST)).policy().autoApprove().days())
                .isEqualTo(30);
    }

    private Merchants start(Instant now) {
        return new SettingsConfiguration()
                .merchants(
                        environment,
                        JdbcClient.create(transactions.getDataSource()),
                        transactions,
                        Clock.fixed(now, ZoneOffset.UTC),
                        directory,
                        Path.of("mappings"),
                        AnswerBoxes.only("returns"));
    }

    /** Two stores, each with Shopify Payments: an order is refunded at its own, and without a known store by a person. */
    @Test
    void aStoresOwnGatewayIsThatOfTheOrdersStore() {
        Merchants merchants = start(FIRST);
        assertThat(merchants.terms("demo", order(SECOND, "demo-eu")).gateway("shopify_payments"))
                .isEqualTo("shopify_payments:demo-eu");
        assertThat(merchants.terms("demo", order(SECOND, "closed-long-ago")).gateway("shopify_payments"))
                .isEqualTo("manual");
        assertThat(merchants.terms("demo", order(SECOND, null)).gateway("shopify_payments"))
                .isEqualTo("manual");
    }

    private static OrderSnapshot order(Instant placed) {
        return order(placed, "demo");
    }

    private static OrderSnapshot order(Instant placed, String store) {
        return new OrderSnapshot("1", "#1", store, placed, null, null, null, null);
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(directory.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(directory.resolve(file), text.replace(from, to));
    }
}
