package io.backhaul.bench;

import java.util.function.Consumer;

/** The part of a mapping that reads an amount with its currency. Money stays text. */
final class AmountText {

    private final Draft draft;

    AmountText(Draft draft) {
        this.draft = draft;
    }

    void write(Consumer<String> line) {
        Draft.Reading reading = draft.reading();
        String column = draft.column(Field.AMOUNT);
        if (!reading.has(Field.AMOUNT)) {
            line.accept("  $money := function() { $error(\"no column holds the amount\") };");
            return;
        }
        line.accept("  $money := function() {(");
        if (reading.plainAmounts() && draft.manner().isTable()) {
            line.accept("    $digits := $need(\"" + column + "\");");
        } else {
            parsed(line, column);
        }
        line.accept("    $contains($digits, /^-/) ? $error(\"the amount \" & $digits & \" is negative\");");
        line.accept("    {\"amount\": $digits, \"currency\": " + currency(reading) + "}");
        line.accept("  )};");
    }

    /** Text such as {@code 1.234,50 EUR}; what can be read in two ways is refused. */
    private void parsed(Consumer<String> line, String column) {
        String thousands = draft.format().decimalComma() ? "\\." : ",";
        String decimal = draft.format().decimalComma() ? "," : "\\.";
        line.accept("    $written := $need(\"" + column + "\");");
        if (draft.manner() != Draft.Manner.CSV
                && draft.manner().isTable()
                && draft.format().decimalComma()) {
            line.accept("    $contains($written, /^-?[0-9]{1,3}([.][0-9]{3}){1,4}$/)"
                    + " ? $error(\"the amount '\" & $written & \"' can be read in two ways\");");
        }
        line.accept(
                "    $code := $match($written, /(EUR|USD|GBP|CHF|PLN|CZK|SEK|NOK|DKK|HUF|CNY|JPY|CAD|AUD|NZD|HKD|SGD|MXN|BRL|INR|KRW|TRY|€|£|zł|Kč)/)[0].groups[0];");
        line.accept(
                "    $number := $match($written, /^(?:[A-Z]{3} ?|[€£\\$] ?)?(-?(?:[0-9]{1,12}|[0-9]{1,3}(?:" + thousands
                        + "[0-9]{3}){1,4}|[0-9]{1,3}(?:[ \u00A0\u202F'][0-9]{3}){1,4})(?:" + decimal
                        + "[0-9]{1,2})?)(?:[ \u00A0\u202F]?(?:[A-Z]{3}|[€£\\$]|zł|Kč))?$/)[0].groups[0];");
        line.accept("    $exists($number) ? true : $error(\"the amount '\" & $written & \"' cannot be read\");");
        line.accept(
                draft.format().decimalComma()
                        ? "    $digits := $replace($replace($number, /[.' \u00A0\u202F]/, \"\"), \",\", \".\");"
                        : "    $digits := $replace($number, /[,' \u00A0\u202F]/, \"\");");
    }

    private String currency(Draft.Reading reading) {
        String fixed = reading.currency().isEmpty()
                ? "$error(\"the currency of the amount is not said\")"
                : MappingText.quoted(reading.currency());
        String written = reading.plainAmounts() && draft.manner().isTable()
                ? fixed
                : "$code ? ($code = \"€\" ? \"EUR\" : $code = \"£\" ? \"GBP\" : $code = \"zł\" ? \"PLN\" : $code = \"Kč\" ? \"CZK\" : $code) : "
                        + fixed;
        return reading.has(Field.CURRENCY)
                ? "$said.Currency ? $uppercase($said.Currency) : (" + written + ")"
                : written;
    }
}
