package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.mapping.CanonicalJson;
import io.backhaul.store.VerdictKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Places of the rows that stand under one heading. What an earlier reading of the same mail took keeps its place, however many
 * rows can be read since; what could not be read then takes the places after it.
 */
final class RowPlaces {

    /** What is said about a message and where it stands: of no weight for what a row says. */
    private static final List<String> ENVELOPE = List.of(
            "id", "merchant", "source", "key", "references", "occurredAt", "receivedAt", "sequence", "schemaVersion");

    private record Taken(String key, ObjectNode words) {}

    private final String heading;
    private final List<ReturnMessage> earlier;
    private final Set<Taken> taken;
    private final Set<String> unsaid;
    private final Map<ObjectNode, String> given = new HashMap<>();
    private int last;
    private String firstNew;

    /** @param earlier all that earlier readings of the mail took */
    RowPlaces(String heading, List<ReturnMessage> earlier) {
        this.heading = heading;
        this.earlier = earlier.stream()
                .filter(m -> VerdictKeys.place(heading, m.envelope().key()) > 0)
                .toList();
        this.taken = this.earlier.stream()
                .map(m -> new Taken(m.envelope().key(), words(m)))
                .collect(Collectors.toSet());
        this.unsaid = taken.stream().map(Taken::key).collect(Collectors.toSet());
        this.last = unsaid.stream()
                .mapToInt(key -> VerdictKeys.place(heading, key))
                .max()
                .orElse(0);
    }

    /** The key of this row; a row that stands there twice, its own key included, is one. */
    String key(ObjectNode row) {
        return given.computeIfAbsent(row.deepCopy(), this::place);
    }

    private String place(ObjectNode row) {
        Optional<Taken> before = earlier.isEmpty() ? Optional.empty() : takenAs(words(row));
        if (before.isPresent()) {
            taken.remove(before.get());
            unsaid.remove(before.get().key());
            return before.get().key();
        }
        firstNew = row.path("lines").path(0).path("sku").asText();
        return VerdictKeys.row(heading, ++last);
    }

    private Optional<Taken> takenAs(ObjectNode words) {
        return taken.stream()
                .filter(before -> before.words().equals(words))
                .min((a, b) -> VerdictKeys.place(heading, a.key()) - VerdictKeys.place(heading, b.key()));
    }

    /** As it was or would be kept, so that what a mapping leaves out is no difference. */
    private ObjectNode words(ObjectNode row) {
        ObjectNode complete = row.deepCopy();
        ObjectNode any = CanonicalJson.write(earlier.get(0));
        ENVELOPE.forEach(field -> complete.set(field, any.get(field)));
        return words(CanonicalJson.read(complete));
    }

    private static ObjectNode words(ReturnMessage message) {
        return CanonicalJson.write(message).remove(ENVELOPE);
    }

    /** Refuses with {@link HeldForPerson} new rows in place of what was taken before: nobody knows which is the same piece. */
    void refuseOtherWords() {
        if (firstNew != null && !unsaid.isEmpty()) {
            throw new HeldForPerson(
                    "CONTRADICTION",
                    "This mail was read before, and what it says about " + firstNew
                            + " reads otherwise now. What was taken"
                            + " then stays, and nothing more of the mail is taken: look at both, and enter what is right as a"
                            + " decision on the return.");
        }
    }
}
