package io.backhaul.crash;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Many kills in rounds. What a round came to is written down, so that a run which was cut goes on where it was; once all rounds
 * are done their notes are summed and thrown away, and the next run begins anew.
 */
final class KillRounds {

    private static final int SIZE = 60;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path notes;
    private final long seed;
    private final int kills;

    private KillRounds(Path notes, long seed, int kills) {
        this.notes = notes;
        this.seed = seed;
        this.kills = kills;
    }

    /** One world and its kills. */
    record Round(int number, int kills, long seed) {}

    /** Goes on with a cut run of the same seed, or begins one. */
    static KillRounds resumed(Path proof, int kills) throws IOException {
        Path notes = Files.createDirectories(proof.resolve("rounds-of-" + kills));
        Path begun = notes.resolve("seed");
        Long wanted = Long.getLong("proof.seed");
        if (!Files.exists(begun) || wanted != null && !Files.readString(begun).equals(wanted.toString())) {
            FileSystemUtils.deleteRecursively(notes);
            Files.createDirectories(notes);
            Files.writeString(begun, String.valueOf(wanted == null ? System.nanoTime() : wanted));
        }
        return new KillRounds(notes, Long.parseLong(Files.readString(begun)), kills);
    }

    /** The rounds that are not done yet. */
    List<Round> open() {
        return rounds().stream().filter(round -> !Files.exists(note(round))).toList();
    }

    private List<Round> rounds() {
        List<Round> rounds = new ArrayList<>();
        for (int begun = 0; begun < kills; begun += SIZE) {
            rounds.add(new Round(rounds.size(), Math.min(SIZE, kills - begun), seed + rounds.size()));
        }
        return rounds;
    }

    void done(Round round, ProofReport report) throws IOException {
        Map<String, Integer> note = new LinkedHashMap<>();
        note.put("kills", round.kills());
        note.put("faults", report.faults());
        note.putAll(report.counts());
        Path writing = notes.resolve("writing");
        JSON.writeValue(writing.toFile(), note);
        Files.move(writing, note(round));
    }

    /** The sum of all rounds, also written to the file. */
    Map<String, Object> finish(Path file) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", seed);
        for (Round round : rounds()) {
            JSON.readValue(note(round).toFile(), new TypeReference<Map<String, Integer>>() {})
                    .forEach((name, count) -> all.merge(
                            name,
                            count,
                            (a, b) -> name.equals("faults") ? Math.max((int) a, (int) b) : (int) a + (int) b));
        }
        JSON.writeValue(file.toFile(), all);
        FileSystemUtils.deleteRecursively(notes);
        return all;
    }

    private Path note(Round round) {
        return notes.resolve("round-" + round.number() + ".json");
    }
}
