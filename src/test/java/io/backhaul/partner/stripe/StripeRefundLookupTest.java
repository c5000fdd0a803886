package io.backhaul.partner.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.RefundLookup;
import io.backhaul.partner.RefundLookup.Found;
import io.backhaul.partner.RefundLookup.Miss;
import io.backhaul.partner.RefundLookup.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeRefundLookupTest {

    private static final String PAGE = "{\"object\":\"list\",\"has_more\":%s,\"data\":["
            + "{\"id\":\"re_2\",\"object\":\"refund\",\"metadata\":{}},"
            + "{\"id\":\"re_1\",\"object\":\"refund\",\"metadata\":{\"backhaul_command\":\"refund/1\"}}]}";

    @Test
    void findsOursByItsCommand() {
        assertThat(read(200, PAGE.formatted("true"), "refund/1").found())
                .isInstanceOfSatisfying(
                        Found.class, f -> assertThat(f.refund().id()).isEqualTo("re_1"));
    }

    @Test
    void readsOnUntilTheListEnds() {
        assertThat(read(200, PAGE.formatted("true"), "refund/2")).isEqualTo(new StripeRefundLookup(null, "re_1"));
        assertThat(read(200, PAGE.formatted("false"), "refund/2")).isEqualTo(new StripeRefundLookup(new Miss(), null));
        assertThat(read(200, "{\"object\":\"list\",\"has_more\":false,\"data\":[]}", "refund/2"))
                .isEqualTo(new StripeRefundLookup(new Miss(), null));
    }

    @ParameterizedTest
    @CsvSource({"500, ''", "200, '<html>'", "200, '{}'", "401, '{\"error\":{}}'"})
    void aListThatCannotBeReadIsNoMiss(int status, String body) {
        assertThat(read(status, body, "refund/1").found())
                .isInstanceOf(status == 401 ? RefundLookup.Refused.class : Unavailable.class);
    }

    @Test
    void listsByIntentOrCharge() {
        assertThat(StripeRefundLookup.path("pi_1", null)).isEqualTo("/v1/refunds?payment_intent=pi_1&limit=100");
        assertThat(StripeRefundLookup.path("ch_1", "re_1"))
                .isEqualTo("/v1/refunds?charge=ch_1&limit=100&starting_after=re_1");
    }

    private static StripeRefundLookup read(int status, String body, String command) {
        return StripeRefundLookup.read(status, Hmac.utf8(body), command);
    }
}
