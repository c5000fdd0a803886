package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.partner.edi.X12Place;
import io.backhaul.partner.edi.X12Set;
import io.backhaul.store.CommandRows;
import io.backhaul.store.EdiSent;
import io.backhaul.store.EdiSent.Sent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a supplier's system says about our interchanges (997, TA1): accepted is a fact about the request, rejected is for a
 * person, who is shown the segment of ours that is meant.
 */
public final class X12Answers {

    private final EdiSent sent;
    private final CommandRows commands;
    private final Clock clock;

    public X12Answers(EdiSent sent, CommandRows commands, Clock clock) {
        this.sent = sent;
        this.commands = commands;
        this.clock = clock;
    }

    void acknowledgement(X12Set set, X12Found found) {
        Map<String, Object> group = first(set.segments(), "AK1");
        String verdict = text(first(set.segments(), "AK9"), "AK901");
        String ours = found.channel().x12().partner().group();
        if (!text(group, "AK101").equals(ours)) {
            found.note("997 about a group " + text(group, "AK101") + ", which nobody waits for");
            return;
        }
        String how =
                "997, AK901 " + verdict; // without his own number: a second 997 that says the same is no contradiction
        answered(text(group, "AK102"), verdict, how, set.segments(), found);
    }

    /** Only a refusal counts: that an interchange arrived says nothing yet about what it holds. */
    void receipt(Map<String, String> ta1, X12Found found) {
        String verdict = ta1.getOrDefault("TA104", "");
        if (verdict.equals("A")) {
            found.note("TA1: interchange " + ta1.get("TA101") + " of ours has arrived");
        } else {
            String how = "TA1, TA104 " + verdict + ", note " + ta1.get("TA105");
            answered(ta1.getOrDefault("TA101", ""), verdict.equals("E") ? "E" : "R", how, Map.of(), found);
        }
    }

    private void answered(String control, String verdict, String how, Map<String, Object> segments, X12Found found) {
        boolean accepted = verdict.equals("A") || verdict.equals("E");
        long number = control.matches("[0-9]{1,9}") ? Long.parseLong(control) : 0;
        Optional<Sent> ours = sent.answered(found.merchant(), found.supplier(), number, verdict, clock.instant());
        if (ours.isEmpty()) {
            String words = "is about interchange " + control + ", of which there is no record here (" + how + ")";
            if (accepted) {
                found.note(words);
            } else {
                found.problem(words);
            }
            return;
        }
        Sent request = ours.get();
        String words = (accepted ? "accepted" : "rejected") + " by the supplier's system (" + how + ")";
        found.messages(List.of(outcome(request, accepted, words)));
        if (!accepted) {
            found.problem("our request about order " + request.about() + " was " + words
                    + errors(request, segments, found) + ". Correct it, or ask him in another way.");
        }
    }

    private static ObjectNode outcome(Sent request, boolean accepted, String words) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("kind", "COMMAND_OUTCOME");
        message.put("key", "x12-answer/" + request.control());
        message.putArray("references");
        message.put("commandKey", request.commandKey());
        message.put("outcome", accepted ? "DONE" : "REJECTED");
        message.put("detail", words);
        return message;
    }

    private String errors(Sent request, Map<String, Object> segments, X12Found found) {
        byte[] file = commands.find(found.merchant(), request.commandKey())
                .map(CommandRows.Row::request)
                .orElse(null);
        List<String> words = new ArrayList<>();
        for (Map<String, Object> set : list(segments, "AK2")) {
            list(set, "AK3").forEach(segment -> words.add(error(segment, file)));
        }
        return words.isEmpty() ? "" : ": " + String.join("; ", words);
    }

    /** For example {@code segment 5 (BLI) code 8, element 2 code 7, our segment: BLI*VN*..}. */
    private static String error(Map<String, Object> segment, byte[] file) {
        StringBuilder words =
                new StringBuilder("segment " + text(segment, "AK302") + " (" + text(segment, "AK301") + ")");
        if (!text(segment, "AK304").isEmpty()) {
            words.append(" code ").append(text(segment, "AK304"));
        }
        list(segment, "AK4").forEach(e -> words.append(", element " + text(e, "AK401") + " code " + text(e, "AK403")));
        String place = text(segment, "AK302");
        if (file != null && place.matches("[0-9]{1,6}")) {
            X12Place.segment(file, Integer.parseInt(place)).ifPresent(s -> words.append(", our segment: " + s));
        }
        return words.toString();
    }

    private static Map<String, Object> first(Map<String, Object> container, String tag) {
        return list(container, tag).stream().findFirst().orElse(Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> container, String tag) {
        return (List<Map<String, Object>>) container.getOrDefault(tag, List.of());
    }

    private static String text(Map<String, Object> segment, String element) {
        return String.valueOf(segment.getOrDefault(element, ""));
    }
}
