package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.PayPalApi.NoToken;
import io.backhaul.partner.paypal.PayPalToken;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayPalApiTest {

    private static final String NOTHING = "/v2/payments/refunds/NONE";

    private GatewayWorld world;
    private PayPalApi api;

    @BeforeEach
    void open(@TempDir Path data) throws Exception {
        world = new GatewayWorld(data);
        world.route("paypal-demo", world.setting("DEMO_PAYPAL_URL"));
        api = api(Clock.systemUTC(), Map.of());
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private PayPalApi api(Clock clock, Map<String, String> otherwise) {
        return new PayPalApi(world.http, world.merchants(otherwise), clock);
    }

    private int status(PayPalApi of) throws Exception {
        Answer answer = of.call("paypal:demo", "GET", NOTHING, Map.of(), null);
        return answer.status();
    }

    private int tokens() {
        return world.desk.items("/sandbox/paypal/tokens").size();
    }

    @Test
    void oneTokenServesManyCalls() throws Exception {
        assertThat(status(api)).isEqualTo(404);
        assertThat(status(api)).isEqualTo(404);
        assertThat(tokens()).isEqualTo(1);
    }

    @Test
    void callsAtOnceFetchOneToken() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(5);
        Callable<Integer> call = () -> status(api);
        List<Future<Integer>> all =
                callers.invokeAll(Stream.generate(() -> call).limit(5).toList());
        for (Future<Integer> one : all) {
            assertThat(one.get()).isEqualTo(404);
        }
        callers.shutdown();
        assertThat(tokens()).isEqualTo(1);
    }

    @Test
    void aTokenThatIsNoLongerTakenIsFetchedAnewOnce() throws Exception {
        status(api);
        world.desk.post("/sandbox/paypal/tokens/revoke", Map.of());
        assertThat(status(api)).isEqualTo(404);
        assertThat(tokens()).isEqualTo(2);
    }

    @Test
    void aTokenIsNotUsedInItsLastMinute() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        PayPalToken token = PayPalToken.read(200, "{\"access_token\":\"A21\",\"expires_in\":3600}".getBytes(), now)
                .orElseThrow();
        assertThat(token.isGood(now.plus(Duration.ofMinutes(59)).minusSeconds(1)))
                .isTrue();
        assertThat(token.isGood(now.plus(Duration.ofMinutes(59)))).isFalse();
        assertThat(token.toString()).doesNotContain("A21");
        assertThat(PayPalToken.read(200, "{}".getBytes(), now)).isEmpty();
        assertThat(PayPalToken.read(503, "{\"access_token\":\"A21\"}".getBytes(), now))
                .isEmpty();
    }

    @Test
    void anExpiredTokenIsFetchedAnew() throws Exception {
        Instant[] now = {Instant.now()};
        Clock clock = ((InstantSource) () -> now[0]).withZone(ZoneOffset.UTC);
        PayPalApi later = api(clock, Map.of());
        status(later);
        now[0] = now[0].plus(Duration.ofHours(9));
        status(later);
        assertThat(tokens()).isEqualTo(2);
    }

    @Test
    void withoutATokenNothingIsAskedAndNoSecretIsShown() {
        PayPalApi stranger = api(Clock.systemUTC(), Map.of("DEMO_PAYPAL_SECRET", "wrong-secret"));
        assertThatThrownBy(() -> status(stranger)).isInstanceOfSatisfying(NoToken.class, e -> {
            assertThat(e.isRefused()).isTrue();
            assertThat(e).hasMessage("HTTP 401 instead of an access token");
        });
        world.desk.post("/sandbox/paypal/faults", Map.of("kind", "down", "times", 1));
        assertThatThrownBy(() -> status(api))
                .isInstanceOfSatisfying(
                        NoToken.class, e -> assertThat(e.isRefused()).isFalse());
    }
}
