package io.backhaul.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.bench.Outcome.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two ways of reading the same samples beside each other. */
public record Comparison(Replay before, Replay after, List<Change> changes) {

    /** What is different about one record. */
    public enum Kind {
        NOW_READ("now read"),
        NO_LONGER_READ("no longer read"),
        SAYS_SOMETHING_ELSE("says something else");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** One record that is read in another way than before. */
    public record Change(String where, Kind kind, String before, String after) {}

    public Comparison {
        changes = List.copyOf(changes);
    }

    public static Comparison of(List<Sample> samples, Way before, Way after) {
        return of(Replay.of(samples, before), Replay.of(samples, after));
    }

    public static Comparison of(Replay before, Replay after) {
        Map<String, Outcome> was = new LinkedHashMap<>();
        before.outcomes().forEach(o -> was.putIfAbsent(place(o), o));
        List<Change> changes = new ArrayList<>();
        for (Outcome now : after.outcomes()) {
            Outcome old = was.remove(place(now));
            Kind kind = kind(old, now);
            if (kind != null) {
                changes.add(new Change(now.where(), kind, old == null ? "not there" : old.words(), now.words()));
            }
        }
        was.values().stream()
                .filter(old -> old.state() == State.READ)
                .forEach(old -> changes.add(new Change(old.where(), Kind.NO_LONGER_READ, old.words(), "not there")));
        return new Comparison(before, after, changes);
    }

    private static String place(Outcome outcome) {
        return outcome.sample() + "\n" + outcome.where();
    }

    private static Kind kind(Outcome old, Outcome now) {
        State was = old == null ? State.NOT_READ : old.state();
        if (was == State.NOT_READ || now.state() == State.NOT_READ) {
            return was == now.state() ? null : now.state() == State.NOT_READ ? Kind.NO_LONGER_READ : Kind.NOW_READ;
        }
        return said(old).equals(said(now)) ? null : Kind.SAYS_SOMETHING_ELSE;
    }

    /** Keys are the hub's affair: they say when two messages are one, not what they say. */
    private static List<ObjectNode> said(Outcome outcome) {
        return outcome.messages().stream()
                .map(message -> {
                    ObjectNode said = message.deepCopy();
                    said.remove("key");
                    return said;
                })
                .toList();
    }

    /** {@code 12 of 15 are read as before; 2 now read, 1 says something else}. */
    public String headline() {
        int all = after.outcomes().size();
        StringBuilder words = new StringBuilder();
        for (Kind kind : Kind.values()) {
            long times = changes.stream().filter(c -> c.kind() == kind).count();
            if (times > 0) {
                words.append(words.isEmpty() ? "; " : ", ")
                        .append(times)
                        .append(' ')
                        .append(kind.words());
            }
        }
        return Math.max(0, all - changes.size()) + " of " + all + " are read as before" + words;
    }
}
