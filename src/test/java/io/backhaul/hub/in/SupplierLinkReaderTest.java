package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import io.backhaul.mapping.Mappings;
import io.backhaul.store.Receipt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed into the page behind a link is read as carefully as a mail. */
@Row({"N11", "F86"})
class SupplierLinkReaderTest {

    private static final SupplierLinkReader READER = new SupplierLinkReader(new Mappings(Path.of("mappings")), null);

    @ParameterizedTest
    @ValueSource(strings = {"rma", "returnAddress", "reason", "note"})
    void bankDetailsInAnyFieldOfTheFormWaitForAPerson(String field) {
        assertThatThrownBy(() -> read(field, "pay to IBAN DE89 3704 0044 0532 0130 00 from now on"))
                .isInstanceOfSatisfying(
                        HeldForPerson.class,
                        held -> assertThat(held.reasonClass()).isEqualTo("BANK_DETAILS"))
                .hasMessageContaining("An answer by link of acme names bank details")
                .hasMessageNotContaining("0532");
    }

    @Test
    void withoutThemTheSameFormIsRead() {
        assertThat(read("rma", "RMA-771").messages())
                .singleElement()
                .satisfies(m -> assertThat(m.path("kind").asText()).isEqualTo("RETURN_AUTHORIZED"));
    }

    private static ReceiptReader.Reading read(String field, String typed) {
        byte[] form = """
                {"supplier": "acme", "caseId": "00000000-0000-5000-8000-000000000007", "order": "#2001", "po": "#2001",
                 "asked": "request", "verdict": "accept", "lines": [{"sku": "ACME-1", "quantity": 2}],
                 "fields": {"goods": "send", "%s": "%s"}}""".formatted(field, typed).getBytes(StandardCharsets.UTF_8);
        return READER.read(receipt(form.length), form);
    }

    private static Receipt receipt(long size) {
        return new Receipt(
                "demo",
                new UUID(0, 1),
                "link:acme",
                "answer-1",
                null,
                null,
                "answer",
                "",
                size,
                "application/json",
                Map.of(),
                1,
                Receipt.Status.RECEIVED,
                null,
                0,
                1,
                Instant.parse("2026-10-06T09:00:00Z"));
    }
}
