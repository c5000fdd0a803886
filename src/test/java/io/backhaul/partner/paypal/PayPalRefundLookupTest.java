package io.backhaul.partner.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.money.Money;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.RefundLookup;
import io.backhaul.partner.RefundLookup.Found;
import io.backhaul.partner.RefundLookup.Miss;
import io.backhaul.partner.RefundLookup.Unavailable;
import io.backhaul.partner.paypal.PayPalRefundLookup.Report;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayPalRefundLookupTest {

    private static final PayPalRefundRequest OURS = new PayPalRefundRequest(
            "3C67",
            Money.of("1.00", "USD"),
            "refund/c/x/paypal/3C67/0",
            UUID.fromString("1f0e7c52-4b1d-5b1e-8a55-0c6f9d1e2b3a"));

    private static String report(String line, int pages) {
        return "{\"transaction_details\":[{\"transaction_info\":{\"transaction_id\":\"OTHER\"}},{\"transaction_info\":"
                + line + "}],\"total_pages\":" + pages + "}";
    }

    private static Report read(String body, int page) {
        return Report.read(200, Hmac.utf8(body), page, OURS);
    }

    @Test
    void oursIsFoundByEitherOfOurIds() {
        String byInvoice = "{\"transaction_id\":\"8AB1\",\"invoice_id\":\"" + OURS.invoiceId() + "\"}";
        String byCustom = "{\"transaction_id\":\"8AB2\",\"custom_field\":\"refund,c,x,paypal,3C67,0\"}";
        assertThat(read(report(byInvoice, 1), 1)).isEqualTo(new Report(true, "8AB1", false));
        assertThat(read(report(byCustom, 1), 1)).isEqualTo(new Report(true, "8AB2", false));
    }

    @Test
    void pagesAreReadToTheLast() {
        String none = report("{\"transaction_id\":\"X\",\"invoice_id\":\"INV-1\"}", 2);
        assertThat(read(none, 1)).isEqualTo(new Report(true, null, true));
        assertThat(read(none, 2)).isEqualTo(new Report(true, null, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"403 | {\"name\":\"NOT_AUTHORIZED\"}", "200 | {}", "200 | <html>", "500 | {}"})
    void whatIsNoReportIsNoMiss(int status, String body) {
        assertThat(Report.read(status, Hmac.utf8(body), 1, OURS).readable()).isFalse();
        assertThat(PayPalRefundLookup.unavailable(status))
                .isInstanceOf(status == 403 ? RefundLookup.Refused.class : Unavailable.class);
    }

    @Test
    void aCaptureThatCanBeReadSaysNothingOfWhoseItsRefundsAre() {
        assertThat(PayPalRefundLookup.capture(200, Hmac.utf8("{\"id\":\"3C67\",\"status\":\"PARTIALLY_REFUNDED\"}")))
                .isEqualTo(new Miss());
        assertThat(PayPalRefundLookup.capture(404, Hmac.utf8("{\"name\":\"RESOURCE_NOT_FOUND\"}")))
                .isEqualTo(new Miss());
        assertThat(PayPalRefundLookup.capture(404, Hmac.utf8("<html>"))).isInstanceOf(Unavailable.class);
        assertThat(PayPalRefundLookup.capture(503, new byte[0])).isInstanceOf(Unavailable.class);
    }

    @Test
    void theNamedRefundIsTakenOnlyWhole() {
        String whole =
                "{\"id\":\"8AB1\",\"status\":\"COMPLETED\",\"amount\":{\"value\":\"1.00\",\"currency_code\":\"USD\"},"
                        + "\"links\":[{\"rel\":\"up\",\"href\":\"https://api.paypal.com/v2/payments/captures/3C67\"}]}";
        assertThat(PayPalRefundLookup.refund(200, Hmac.utf8(whole)))
                .isInstanceOfSatisfying(
                        Found.class, f -> assertThat(f.refund().id()).isEqualTo("8AB1"));
        assertThat(PayPalRefundLookup.refund(200, Hmac.utf8("{\"id\":\"8AB1\"}")))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void theReportIsAskedForWholeSeconds() {
        assertThat(PayPalRefundLookup.reportPath(
                        Instant.parse("2026-10-01T00:00:00.123Z"), Instant.parse("2026-10-08T00:00:00Z"), 2))
                .isEqualTo("/v1/reporting/transactions?start_date=2026-10-01T00:00:00Z&end_date=2026-10-08T00:00:00Z"
                        + "&fields=transaction_info&page_size=500&page=2");
    }
}
