package io.backhaul.console.page;

import io.backhaul.console.Refused;
import io.backhaul.console.api.Ask;
import io.backhaul.console.view.Amount;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.money.Money;
import java.util.UUID;

/** What a person filled into a form; empty fields count as not given. */
public record OperatorInput(
        String action,
        UUID caseId,
        String supplier,
        String note,
        String amount,
        String currency,
        String reference,
        String overrides,
        Long version) {

    OperatorAction chosen() {
        return Ask.oneOf("action", action, OperatorAction.class);
    }

    /** Exact money; {@link Refused} when it is none. */
    Money money() {
        String figure = text(amount);
        return figure == null ? null : Ask.money(new Amount(figure.replace(',', '.'), text(currency)));
    }

    String supplierOrNull() {
        return text(supplier);
    }

    String noteOrNull() {
        return text(note);
    }

    String overridesOrNull() {
        return text(overrides);
    }

    String referenceOrNull() {
        return text(reference);
    }

    private static String text(String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }
}
