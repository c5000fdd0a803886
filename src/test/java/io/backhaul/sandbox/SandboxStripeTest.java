package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated Stripe, seen through Stripe's own library. */
class SandboxStripeTest {

    @TempDir
    Path data;

    private HookCatcher hub;
    private SandboxPartners partners;
    private ControlDesk desk;
    private StripeClient stripe;
    private String payment;

    @BeforeEach
    void start() throws Exception {
        hub = new HookCatcher();
        partners = SandboxPartners.start(data, hub.url(), 0);
        desk = SomeReturn.desk(partners);
        stripe = client("sk_test_demo");
        payment = SomeReturn.on(desk, "#1", Map.of("deliver", false))
                .get("payment")
                .asText();
    }

    private StripeClient client(String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(partners.settings().get("DEMO_STRIPE_URL"))
                .setReadTimeout(1500)
                .setMaxNetworkRetries(0)
                .build();
    }

    @AfterEach
    void stop() throws Exception {
        partners.close();
        hub.close();
    }

    private Refund refund(String key, long amount) throws Exception {
        RefundCreateParams params = RefundCreateParams.builder()
                .setPaymentIntent(payment)
                .setAmount(amount)
                .putMetadata("case", "42")
                .build();
        return stripe.v1()
                .refunds()
                .create(params, RequestOptions.builder().setIdempotencyKey(key).build());
    }

    private List<Refund> listed() throws Exception {
        RefundListParams of = RefundListParams.builder()
                .setPaymentIntent(payment)
                .setLimit(2L)
                .build();
        return stripe.v1().refunds().list(of).getData();
    }

    @Test
    void theSameKeyPaysOnceAndOtherParametersAreRefused() throws Exception {
        Refund first = refund("k1", 500);
        Refund again = refund("k1", 500);

        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(first.getMetadata()).containsEntry("case", "42");
        assertThatThrownBy(() -> refund("k1", 501)).isInstanceOf(IdempotencyException.class);
        assertThat(listed()).hasSize(1);
    }

    @Test
    void refusesToRefundMoreThanWasPaid() throws Exception {
        assertThatThrownBy(() -> refund("k1", 25000)).isInstanceOfSatisfying(InvalidRequestException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(400);
            assertThat(e.getParam()).isEqualTo("amount");
        });
        refund("k2", 24990);
        assertThatThrownBy(() -> refund("k3", 1))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
    }

    @Test
    void aWrongKeyOrPaymentIsRefused() {
        stripe = client("sk_test_other");
        assertThatThrownBy(() -> refund("k1", 1)).isInstanceOf(AuthenticationException.class);
        stripe = client("sk_test_demo");
        payment = "pi_unknown";
        assertThatThrownBy(() -> refund("k1", 1))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(404));
    }

    @Test
    void anAnswerThatIsLostLeavesItsRefund() throws Exception {
        desk.post("/sandbox/stripe/faults", Map.of("kind", "timeout-after-effect", "payment", payment));

        assertThatThrownBy(() -> refund("k1", 800)).hasMessageContaining("timed out");

        assertThat(listed()).hasSize(1);
        assertThat(refund("k1", 800).getId()).isEqualTo(listed().get(0).getId());
        assertThat(desk.get("/sandbox/stripe/faults").at("/items/0/remaining").asInt())
                .isZero();
    }

    @Test
    void aStored500ComesBackForEver() throws Exception {
        desk.post("/sandbox/stripe/faults", Map.of("kind", "500-after-effect"));

        assertThatThrownBy(() -> refund("k1", 800)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> refund("k1", 800))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(500));
        assertThat(listed()).hasSize(1);
    }

    @Test
    void webhooksAreSignedAndAFailureComesLate() throws Exception {
        Refund refund = refund("k1", 700);
        desk.post("/sandbox/stripe/refunds/" + refund.getId() + "/fail", Map.of());

        await().until(() -> hub.hooks.stream().anyMatch(hook -> hook.body().contains("refund.failed")));
        for (HookCatcher.Hook hook : hub.hooks) {
            if (hook.path().equals("/hooks/stripe/demo")) {
                Event event = Webhook.constructEvent(
                        hook.body(), hook.headers().get("Stripe-Signature"), "whsec_test_secret");
                assertThat(event.getType()).startsWith(event.getType().startsWith("charge") ? "charge." : "refund.");
            }
        }
        assertThat(listed().get(0).getStatus()).isEqualTo("failed");
    }

    @Test
    void aDisputeStopsRefundsAndARefundFromOutsideHasNoMetadata() throws Exception {
        desk.post("/sandbox/stripe/refunds", Map.of("payment", payment, "amount", 100));
        assertThat(listed().get(0).getMetadata()).isEmpty();

        desk.post("/sandbox/stripe/disputes", Map.of("payment", payment));
        assertThatThrownBy(() -> refund("k1", 100))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getCode()).isEqualTo("charge_disputed"));
    }

    @Test
    void everythingIsStillThereAfterARestart() throws Exception {
        Refund before = refund("k1", 500);
        partners.close();
        partners = SandboxPartners.start(data, hub.url(), 0);
        stripe = client("sk_test_demo");

        assertThat(refund("k1", 500).getId()).isEqualTo(before.getId());
        assertThat(listed()).hasSize(1);
    }
}
