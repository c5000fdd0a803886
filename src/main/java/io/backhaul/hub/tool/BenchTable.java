package io.backhaul.hub.tool;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.bench.DraftFiles;
import io.backhaul.bench.Field;
import io.backhaul.bench.Proposal;
import io.backhaul.bench.Replay;
import java.io.PrintStream;

/** A proposal and its replay as plain text. */
final class BenchTable {

    private static final int MOST = 50;

    private BenchTable() {}

    /** A changed mapping over the history, as the API tells it. */
    static void print(JsonNode compared, PrintStream out) {
        out.println(compared.path("headline").asText());
        out.println("now:  " + compared.path("before").asText());
        out.println("then: " + compared.path("after").asText());
        compared.path("changes").forEach(change -> {
            out.println(
                    change.path("kind").asText() + " " + change.path("where").asText());
            out.println("  now:  " + change.path("before").asText());
            out.println("  then: " + change.path("after").asText());
        });
    }

    static void print(Proposal proposal, Replay replay, PrintStream out) {
        out.printf(
                "%s answers by %s%s.%n",
                proposal.draft().who().name(),
                proposal.draft().manner().words(),
                proposal.draft().attached() ? ", attached to mails" : "");
        proposal.columns().stream()
                .filter(c -> c.field() != Field.NOT_USED)
                .forEach(c -> out.printf(
                        "column   %-24s %-24s %3d%%  %s%n",
                        c.name(), c.field().words(), c.confidence(), String.join("; ", c.evidence())));
        proposal.words()
                .forEach(w -> out.printf(
                        "word     %-24s %-44s %d times%n", w.word(), w.meaning().words(), w.times()));
        proposal.notes().forEach(note -> out.println("note     " + note));
        DraftFiles.missing(proposal.draft()).forEach(what -> out.println("missing  " + what));
        out.println(replay.headline());
        replay.notRead().stream().limit(MOST).forEach(o -> out.println("not read " + o.where() + ": " + o.reason()));
        if (replay.notRead().size() > MOST) {
            out.printf("... and %d more%n", replay.notRead().size() - MOST);
        }
    }
}
