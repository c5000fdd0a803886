package io.backhaul.sandbox;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Initech's interchanges: those for its return in the short day, and any other. */
public final class X12 {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

    private X12() {}

    /** The 997 that says our 180 could be read. */
    static String received(ZonedDateTime now, String request) {
        String control = String.valueOf(Integer.parseInt(request.split("\\*")[13]));
        return interchange("997", "FA", 1, now, "AK1*AN*" + control, "AK2*180*0001", "AK5*A", "AK9*A*1*1*1");
    }

    /** The 180 that takes the return. */
    static String authorisation(ZonedDateTime now) {
        return interchange(
                "180",
                "AN",
                2,
                now,
                "BGN*11*IN-1003*" + now.format(DAY),
                "RDR*RA**IO*Approved",
                "PRF*#1003",
                "N9*RZ*IN-1003",
                "N1*ST*INITECH RETURNS*92*D1",
                "N3*1 Depot Road",
                "N4*Austin*TX*78701*US",
                "BLI*VN*INITECH-1*1*EA",
                "RDR*RA*WG",
                "QTY*38*1");
    }

    /** The 812 that credits it. */
    static String credit(ZonedDateTime now) {
        return interchange(
                "812",
                "CD",
                3,
                now,
                "BCD*" + now.format(DAY) + "*CM-1003*4*2200*C****" + now.format(DAY) + "*#1003",
                "CUR*SE*USD",
                "N9*RZ*IN-1003",
                "N1*SE*INITECH*92*IN",
                "CDD*31*C*1*2200*N**1*EA",
                "LIN*1*VN*INITECH-1");
    }

    /**
     * One transaction set in its envelopes, with true counts.
     *
     * @param set for example {@code 180}
     * @param group its functional group, for example {@code AN}
     * @param number of the interchange; the sender never uses one twice
     * @param body the segments between ST and SE, without terminators
     */
    public static String interchange(String set, String group, int number, ZonedDateTime now, String... body) {
        List<String> segments = new ArrayList<>();
        segments.add(String.format(
                "ISA*00*%10s*00*%10s*ZZ*%-15s*ZZ*%-15s*%s*%s*U*00401*%09d*0*P*>",
                "", "", "INITECH", "BACKHAUL", now.format(SHORT_DAY), now.format(TIME), number));
        segments.add(String.join(
                "*",
                "GS",
                group,
                "INITECH",
                "BACKHAUL",
                now.format(DAY),
                now.format(TIME),
                "" + number,
                "X",
                "004010"));
        segments.add("ST*" + set + "*0001");
        segments.addAll(Arrays.asList(body));
        segments.add("SE*" + (body.length + 2) + "*0001");
        segments.add("GE*1*" + number);
        segments.add(String.format("IEA*1*%09d", number));
        return String.join("~\n", segments) + "~\n";
    }
}
