package io.backhaul.mapping.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing a mail says, with the words it was read from. Findings contradict nothing by themselves: what follows from all
 * of them together is the mapping's to say.
 *
 * @param kind what is said
 * @param value the RMA number, the address, the amount ("USD 49.90"), the disposition ..; empty where the kind says it all
 * @param text the sentence, line or table row it stands in, as the sender wrote it
 * @param skus the supplier's SKUs named in that text; empty when it speaks of all
 * @param quantity pieces of that SKU by a table's word; 0 when none are named
 */
public record Finding(Kind kind, String value, String text, List<String> skus, int quantity) {

    /** What a sentence can say, the canonical message it speaks for and the field it fills. */
    public enum Kind {
        ACCEPTS("RETURN_AUTHORIZED", "kind"),
        DECLINES("RETURN_DECLINED", "reasonText"),
        /** A word of refusal that stands where it cannot be placed. */
        REFUSES("", ""),
        REFUSES_CREDIT("SUPPLIER_CREDIT_DECLINED", "reasonText"),
        ASKS("MORE_INFORMATION_REQUESTED", "wanted"),
        ARRIVED("GOODS_RECEIVED", "kind"),
        INSPECTED("", ""),
        DISPOSITION("INSPECTION_REPORTED", "disposition"),
        /** A disposition in words nobody has taught; the value is the word. */
        UNKNOWN_DISPOSITION("", ""),
        /** Whether the customer's reason was found true. */
        REASON("INSPECTION_REPORTED", "finding"),
        /** Words about a fault that say neither. */
        UNCLEAR_REASON("", ""),
        KEEPS("RETURN_AUTHORIZED", "keepGoods"),
        /** Less than all the money, by a percentage, a half or a sum that is promised. */
        SHARE("", ""),
        /** Words about keeping or throwing away the goods that cannot be placed. */
        UNCLEAR_KEEPS("", ""),
        /** Words about the goods' state: who reports an arrival and these has more to say than the arrival. */
        STATE("", ""),
        /** The sender corrects himself: which of his words counts is a person's to say. */
        TAKES_BACK("", ""),
        RMA("RETURN_AUTHORIZED", "rma"),
        ADDRESS("RETURN_AUTHORIZED", "returnAddress"),
        PO("", "references"),
        MEMO("SUPPLIER_CREDIT_ISSUED", "creditReference"),
        AMOUNT("SUPPLIER_CREDIT_ISSUED", "amount"),
        /** An amount that can be read in two ways; the value is the number. */
        UNCLEAR_AMOUNT("", ""),
        /** A SKU named beside verdicts on others, and nothing said of it; the value is the SKU. */
        LEFT_OUT("", ""),
        /** A label for a return address stands there, and no address can be told. */
        UNCLEAR_ADDRESS("", ""),
        /** A label for an RMA number stands there, and what follows is none. */
        UNCLEAR_RMA("", ""),
        /** A sentence about the verdict that leaves it open: asked, conditional, later, perhaps. */
        OPEN("", ""),
        /** A condition put on what the rest of the mail grants. */
        CONDITION("", ""),
        /** Doubt somewhere in the mail: enough to take an RMA number with an address for no authorisation. */
        UNSETTLED("", ""),
        /** The words of an automatic reply. */
        AUTOMATIC("", ""),
        /** A sentence in a language no phrase book knows. */
        FOREIGN("", ""),
        /** A row of a table that speaks of a verdict nobody can place. */
        UNKNOWN_STATUS("", ""),
        /** So many sentences that it is no answer. */
        TOO_LONG("", "");

        private final String message;
        private final String field;

        Kind(String message, String field) {
            this.message = message;
            this.field = field;
        }

        /** Kind of the canonical message this speaks for; empty when it only holds others back. */
        public String message() {
            return message;
        }

        /** Field of that message it fills; {@code kind} when the message itself follows from it. */
        public String field() {
            return field;
        }
    }

    public Finding {
        skus = List.copyOf(skus);
    }

    static Finding of(Kind kind, String value, String text) {
        return new Finding(kind, value, text, List.of(), 0);
    }

    /** As a mapping sees it. */
    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("kind", kind.name());
        plain.put("value", value);
        plain.put("text", text);
        plain.put("skus", skus);
        plain.put("quantity", quantity);
        return plain;
    }
}
