package io.backhaul.bench;

/** The message that one meaning becomes, as an expression of the mapping. */
final class MessageFields {

    private MessageFields() {}

    /** Null for what a person must answer. */
    static String of(Meaning meaning, Draft draft) {
        Draft.Reading reading = draft.reading();
        return switch (meaning) {
            case AUTHORIZED ->
                message(
                        meaning,
                        "$base, $lines()",
                        (reading.has(Field.RMA) ? ", \"rma\": $said.`RMA No`" : "")
                                + (reading.has(Field.ADDRESS) ? ", \"returnAddress\": $said.Address" : "")
                                + ", \"keepGoods\": false");
            case DECLINED -> message(meaning, "$base, $lines()", reason(reading));
            case RECEIVED -> message(meaning, "$base, $lines()", "");
            case INSPECTED ->
                message(
                        meaning,
                        "$base, $lines()",
                        ", \"finding\": \"NOT_STATED\",\n      \"disposition\": "
                                + (reading.has(Field.CONDITION)
                                        ? condition()
                                        : "$error(\"the condition is not said\")"));
            case RESELLABLE, SCRAP, MISSING ->
                message(
                        meaning,
                        "$base, $lines()",
                        ", \"finding\": \"NOT_STATED\", \"disposition\": \"" + meaning + "\"");
            case CREDITED ->
                message(
                        meaning,
                        "$base",
                        ", \"creditReference\": " + credit(reading)
                                + ",\n      \"amount\": $money(), \"channel\": \"CREDIT_MEMO\"");
            case CREDIT_DECLINED -> message(meaning, "$base", reason(reading));
            case MORE_INFORMATION ->
                message(meaning, "$base", reading.has(Field.REASON) ? ", \"wanted\": $said.Reason" : "");
            case NOTHING -> "[]";
            case ASK -> null;
        };
    }

    private static String message(Meaning meaning, String others, String fields) {
        return "$merge([{\"kind\": \"" + meaning.kind() + "\"" + fields + "}, " + others + "])";
    }

    private static String reason(Draft.Reading reading) {
        return reading.has(Field.REASON) ? ", \"reasonText\": $said.Reason" : "";
    }

    private static String condition() {
        return "(\n        $found := $lookup($conditions, $lowercase($trim($need(\"Condition\"))));\n"
                + "        $found ? $found : $error(\"unknown condition '\" & $said.Condition & \"'\"))";
    }

    /** The number of his credit, else what is credited. */
    private static String credit(Draft.Reading reading) {
        if (reading.has(Field.CREDIT_REFERENCE)) {
            return "$need(\"" + Field.CREDIT_REFERENCE.column() + "\")";
        }
        String whose =
                reading.has(Field.RMA) ? "$need(\"RMA No\")" : reading.has(Field.ORDER) ? "$order" : "$need(\"PO\")";
        return reading.has(Field.SKU) ? "$join([" + whose + ", $said.SKU], \"/\")" : whose;
    }
}
