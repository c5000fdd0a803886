package io.backhaul.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A canonical message in one plain sentence. Shows only what the message says; words of partners are quoted. */
public final class FactWords {

    private static final Map<String, Function<JsonNode, String>> SENTENCES = Map.ofEntries(
            Map.entry("RETURN_REQUESTED", FactWords::requested),
            Map.entry("EVIDENCE_PROVIDED", body -> files(body) + " came in as evidence."),
            Map.entry("RETURN_AUTHORIZED", FactWords::authorized),
            Map.entry("RETURN_DECLINED", body -> who(body) + " declines the return" + quoted(body, "reasonText")),
            Map.entry("MORE_INFORMATION_REQUESTED", body -> who(body) + " wants to know more" + quoted(body, "wanted")),
            Map.entry("RETURN_SHIPPED", body -> "The customer sent the parcel back" + parcel(body) + "."),
            Map.entry(
                    "SHIPMENT_STATUS_CHANGED",
                    body -> "Parcel" + parcel(body) + ": " + plain(text(body, "status")) + "."),
            Map.entry("GOODS_RECEIVED", body -> who(body) + " has received the goods" + units(body) + "."),
            Map.entry("INSPECTION_REPORTED", FactWords::inspected),
            Map.entry("REPLACEMENT_SHIPPED", body -> who(body) + " ships again" + units(body) + parcel(body) + "."),
            Map.entry("REFUND_SETTLED", FactWords::settled),
            Map.entry("REFUND_FAILED", body -> "The refund" + of(body) + " failed" + quoted(body, "reasonText")),
            Map.entry("REFUND_MADE_ELSEWHERE", FactWords::elsewhere),
            Map.entry("PAYMENT_DISPUTED", FactWords::disputed),
            Map.entry("SUPPLIER_CREDIT_ISSUED", FactWords::credited),
            Map.entry(
                    "SUPPLIER_CREDIT_DECLINED", body -> who(body) + " refuses the credit" + quoted(body, "reasonText")),
            Map.entry(
                    "SUPPLIER_UNREACHABLE",
                    body -> "A mail of ours did not reach " + who(body) + quoted(body, "diagnostic")),
            Map.entry("CANCELLATION_REQUESTED", body -> "The order is to be cancelled" + quoted(body, "reasonText")),
            Map.entry("CANCELLATION_ANSWERED", FactWords::cancellation),
            Map.entry("OPERATOR_DECIDED", FactWords::decided),
            Map.entry("DEADLINE_PASSED", body -> "A deadline passed: " + plain(text(body, "deadline")) + "."),
            Map.entry("COMMAND_OUTCOME", FactWords::outcome),
            Map.entry(
                    "SUPPLIER_ORDER_REPORTED",
                    body -> who(body) + " reports the order as " + plain(text(body, "status")) + "."),
            Map.entry("ORDER_PLACED", body -> "The order was read from the store."));

    private FactWords() {}

    /** The sentence for a message of this kind; an unknown kind is only named. */
    public static String of(String kind, JsonNode body) {
        Function<JsonNode, String> sentence = SENTENCES.get(kind);
        return sentence == null ? plain(kind) : sentence.apply(body);
    }

    /** {@code DELIVERED_TO_SUPPLIER} as "delivered to supplier". */
    public static String plain(String code) {
        return code.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static String requested(JsonNode body) {
        return "The customer asks to return" + units(body) + ": " + plain(text(body, "reason"))
                + (body.path("evidence").isEmpty() ? "." : ", with " + files(body) + ".");
    }

    private static String authorized(JsonNode body) {
        String rma = text(body, "rma");
        return who(body) + " accepts the return" + units(body) + (rma.isEmpty() ? "" : " under " + rma)
                + (body.path("keepGoods").asBoolean() ? "; nothing has to come back." : ".");
    }

    private static String inspected(JsonNode body) {
        String finding = text(body, "finding");
        return who(body) + " inspected the goods" + units(body) + ": " + plain(text(body, "disposition"))
                + (finding.isEmpty() || finding.equals("NOT_STATED")
                        ? "."
                        : ", customer's reason " + plain(finding) + ".");
    }

    private static String settled(JsonNode body) {
        String verb = body.path("pending").asBoolean() ? " is on its way to the customer" : " was paid to the customer";
        return "The refund" + of(body) + verb + through(body);
    }

    private static String elsewhere(JsonNode body) {
        return body.path("failed").asBoolean()
                ? "A refund" + of(body) + " made outside the hub failed" + through(body)
                : "Somebody refunded" + amount(body) + " outside the hub" + through(body);
    }

    private static String disputed(JsonNode body) {
        String what = switch (text(body, "status")) {
            case "ENQUIRY" -> "The customer's bank asks about";
            case "ENQUIRY_CLOSED" -> "The bank's question was answered: it was about";
            case "WON" -> "The dispute was won: the bank leaves us";
            case "LOST" -> "The dispute was lost: the bank gave the customer";
            default -> "The customer disputes the payment through his bank:";
        };
        return what + amount(body) + quoted(body, "reasonText");
    }

    private static String credited(JsonNode body) {
        return who(body) + " credits" + amount(body) + " (" + text(body, "creditReference") + ").";
    }

    private static String cancellation(JsonNode body) {
        return "The cancellation was " + (body.path("accepted").asBoolean() ? "accepted" : "refused")
                + quoted(body, "reasonText");
    }

    private static String decided(JsonNode body) {
        String overrides = text(body, "overrides");
        return text(body, "by") + " decided: " + plain(text(body, "action")) + amount(body)
                + (overrides.isEmpty() ? "" : " knowingly against " + overrides) + quoted(body, "note");
    }

    private static String outcome(JsonNode body) {
        String key = text(body, "commandKey");
        String command = key.contains("/") ? key.substring(0, key.indexOf('/')) : key;
        String detail = text(body, "detail");
        return capital(plain(command.replace('-', ' ')).replaceFirst("^rma\\b", "RMA")) + ": "
                + plain(text(body, "outcome")) + (detail.isEmpty() ? "." : " (" + detail + ").");
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String who(JsonNode body) {
        String supplier = text(body, "supplier");
        return supplier.isEmpty() ? "The supplier" : supplier;
    }

    private static String units(JsonNode body) {
        List<String> units = new ArrayList<>();
        for (JsonNode line : body.path("lines")) {
            int quantity = line.path("quantity").asInt();
            units.add((quantity == 0 ? "all" : quantity + " ×") + " " + text(line, "sku"));
        }
        return units.isEmpty() ? "" : " " + String.join(", ", units);
    }

    private static String files(JsonNode body) {
        int count = body.path("evidence").size();
        return count == 1 ? "one photo or file" : count + " photos or files";
    }

    private static String parcel(JsonNode body) {
        return (text(body, "carrier") + " " + text(body, "trackingNumber"))
                        .strip()
                        .isEmpty()
                ? ""
                : " " + (text(body, "carrier") + " " + text(body, "trackingNumber")).strip();
    }

    private static String amount(JsonNode body) {
        JsonNode money = body.path("amount");
        return money.isObject() ? " " + text(money, "amount") + " " + text(money, "currency") : "";
    }

    private static String of(JsonNode body) {
        String amount = amount(body);
        return amount.isEmpty() ? "" : " of" + amount;
    }

    private static String through(JsonNode body) {
        String gateway = text(body, "gateway");
        return gateway.isEmpty() ? "." : " through " + gateway + " (" + text(body, "refundId") + ").";
    }

    private static String quoted(JsonNode body, String field) {
        String words = text(body, field);
        return words.isEmpty() ? "." : ": \"" + words + "\".";
    }

    private static String text(JsonNode body, String field) {
        String value = Json.field(body, field);
        return value == null ? "" : value;
    }
}
