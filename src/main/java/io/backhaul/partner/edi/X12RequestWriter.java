package io.backhaul.partner.edi;

import io.backhaul.core.message.Reason;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes an X12 180 that asks for a return authorization; the same request gives the same bytes. */
public final class X12RequestWriter {

    private static final int REFERENCE = 30;
    private static final int PO_NUMBER = 22;
    private static final int SKU = 48;
    private static final int DESCRIPTION = 80;

    /** Our reasons in X12 code list 1293; the others have no code there and are said in words. */
    private static final Map<Reason, String> CODES = Map.of(
            Reason.DEFECTIVE, "DM",
            Reason.DAMAGED, "DA",
            Reason.PACKAGING_DAMAGED, "DP",
            Reason.WRONG_ITEM, "WG",
            Reason.NOT_AS_DESCRIBED, "NA",
            Reason.WRONG_SIZE, "PF",
            Reason.UNWANTED, "CO",
            Reason.LATE, "SP");

    private X12RequestWriter() {}

    /** Refuses with {@link IllegalArgumentException} what X12 cannot carry: delimiters in ids, ids too long. */
    public static byte[] write(X12Request request) {
        X12Partner partner = request.partner();
        return new X12Envelope(partner, partner.usage(), request.control(), request.at())
                .group(partner.group(), "180", List.of(transaction(request, partner)));
    }

    private static List<List<String>> transaction(X12Request request, X12Partner partner) {
        List<List<String>> set = new ArrayList<>();
        String reference = X12Text.id("reference", request.reference(), REFERENCE, partner);
        set.add(List.of("BGN", "13", reference, time(request, "yyyyMMdd"), time(request, "HHmm")));
        set.add(List.of("RDR", "CR"));
        set.add(List.of("PRF", X12Text.id("purchase order number", request.poNumber(), PO_NUMBER, partner)));
        if (request.account() != null) {
            String account = X12Text.id("customer number", request.account(), DESCRIPTION, partner);
            set.add(List.of("N1", "BY", X12Text.words(partner.us(), 60, partner), "92", account));
        }
        for (X12Request.Item item : request.items()) {
            String units = "" + item.quantity();
            set.add(List.of("BLI", request.skuQualifier(), X12Text.id("SKU", item.sku(), SKU, partner), units, "EA"));
            set.add(reason(item.reason(), partner));
            set.add(List.of("QTY", "38", units));
        }
        return set;
    }

    private static List<String> reason(Reason reason, X12Partner partner) {
        String code = CODES.get(reason);
        if (code != null) {
            return List.of("RDR", "CR", code);
        }
        String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return List.of("RDR", "CR", "", "", X12Text.words(words, DESCRIPTION, partner));
    }

    private static String time(X12Request request, String pattern) {
        return DateTimeFormatter.ofPattern(pattern).format(request.at().atOffset(ZoneOffset.UTC));
    }
}
