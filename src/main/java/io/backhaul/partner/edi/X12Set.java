package io.backhaul.partner.edi;

import java.util.Map;

/**
 * One transaction set of an interchange.
 *
 * @param control interchange control number (ISA13)
 * @param sender who sent it (ISA06), without padding
 * @param receiver who it is for (ISA08), without padding
 * @param group functional identifier (GS01), for example {@code AN}
 * @param groupControl group control number (GS06)
 * @param set transaction set (ST01), for example {@code 180}
 * @param setControl transaction set control number (ST02)
 * @param segments by tag, always as a list; elements are named as in the standard ({@code BGN02}); a loop is its first
 *     segment with the loop's other segments inside it ({@code BLI[0].RDR[0].RDR01}); empty elements are left out
 */
public record X12Set(
        String control,
        String sender,
        String receiver,
        String group,
        String groupControl,
        String set,
        String setControl,
        Map<String, Object> segments) {

    /** What {@code x12/answers} sees. */
    public Map<String, Object> input(String supplier) {
        return Map.of(
                "supplier", supplier,
                "isa13", control,
                "sender", sender,
                "receiver", receiver,
                "group", group,
                "gs06", groupControl,
                "set", set,
                "st02", setControl,
                "segments", segments);
    }
}
