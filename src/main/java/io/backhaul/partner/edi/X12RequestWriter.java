package io.backhaul.partner.edi;

import io.backhaul.core.message.Reason;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes an X12 180 (004010) that asks for a return authorization; the same request gives the same bytes. */
public final class X12RequestWriter {

    /** Our reasons in X12 code list 1293; the others have no code there and are left out. */
    private static final Map<Reason, String> CODES = Map.of(
            Reason.DEFECTIVE, "DM",
            Reason.DAMAGED, "DA",
            Reason.WRONG_ITEM, "WG",
            Reason.NOT_AS_DESCRIBED, "NA",
            Reason.WRONG_SIZE, "PF",
            Reason.UNWANTED, "CO",
            Reason.LATE, "SP");

    private X12RequestWriter() {}

    /** Refuses with {@link IllegalArgumentException} what X12 cannot carry: delimiters in ids, ids too long. */
    public static byte[] write(X12Request request) {
        String day = format(request, "yyyyMMdd");
        String time = format(request, "HHmm");
        List<String> set = transaction(request, day, time);
        List<String> all = new ArrayList<>();
        all.add("ISA*00*%10s*00*%10s*ZZ*%-15s*ZZ*%-15s*%s*%s*U*00401*%09d*0*P*>"
                .formatted(
                        "",
                        "",
                        id(request.us(), 15),
                        id(request.them(), 15),
                        day.substring(2),
                        time,
                        request.control()));
        all.add("GS*AN*%s*%s*%s*%s*%d*X*004010".formatted(request.us(), request.them(), day, time, request.control()));
        all.addAll(set);
        all.add("SE*%d*0001".formatted(set.size() + 1));
        all.add("GE*1*%d".formatted(request.control()));
        all.add("IEA*1*%09d".formatted(request.control()));
        return (String.join("~\n", all) + "~\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> transaction(X12Request request, String day, String time) {
        List<String> set = new ArrayList<>();
        set.add("ST*180*0001");
        set.add("BGN*13*%s*%s*%s".formatted(id(request.reference(), 30), day, time));
        set.add("RDR*CR");
        set.add("PRF*%s".formatted(id(request.poNumber(), 22)));
        for (X12Request.Item item : request.items()) {
            String reason = CODES.getOrDefault(item.reason(), "");
            set.add("BLI*VN*%s*%d*EA".formatted(id(item.sku(), 48), item.quantity()));
            set.add(reason.isEmpty() ? "RDR*CR" : "RDR*CR*" + reason);
            set.add("QTY*38*%d".formatted(item.quantity()));
        }
        return set;
    }

    private static String id(String value, int maxLength) {
        if (value.isBlank() || value.length() > maxLength || !value.matches("[\\x20-\\x7e&&[^*~>]]+")) {
            throw new IllegalArgumentException("X12 cannot carry '" + value + "' in " + maxLength + " characters");
        }
        return value;
    }

    private static String format(X12Request request, String pattern) {
        return DateTimeFormatter.ofPattern(pattern).format(request.at().atOffset(ZoneOffset.UTC));
    }
}
