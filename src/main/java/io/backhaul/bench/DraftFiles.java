package io.backhaul.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.mapping.UnreadableMessage;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What publishing a draft writes: passport, mapping, and the samples with what must come of them, which are tests from then on.
 *
 * @param texts by path below the installation, for example {@code mappings/hooli/answers.jsonata}
 * @param masked what was replaced in each sample, by its path
 * @param samples names of all samples that could be written, the left out ones too
 */
public record DraftFiles(Map<String, String> texts, Map<String, List<String>> masked, List<String> samples) {

    /** Codes become names of files and parts of queue names. */
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final System.Logger LOG = System.getLogger(DraftFiles.class.getName());
    private static final int MOST_SAMPLES = 60;

    /** Why these cannot be written yet, in words; empty when they can. */
    public static List<String> missing(Draft draft) {
        List<String> missing = new ArrayList<>();
        if (!isPlain(draft.who().code())) {
            missing.add("The code '" + draft.who().code()
                    + "' is not plain: small letters, digits and dashes, at most 40, beginning with a letter.");
        }
        if (draft.who().name().isBlank()) {
            missing.add("He has no name.");
        }
        if (draft.who().skuPrefixes().isEmpty()) {
            missing.add("Say how his SKUs begin: by that goods are recognised as his.");
        }
        if (namesAVariable(draft)) {
            missing.add("'${' may stand in none of his names: it would be filled from the environment.");
        }
        if (draft.byMail()
                && (draft.who().address().isBlank() || draft.who().domains().isEmpty())) {
            missing.add("Say his address and the domains he writes from.");
        }
        return missing;
    }

    /** What would be filled from the environment when the passport is read. */
    private static boolean namesAVariable(Draft draft) {
        return Stream.of(
                        List.of(draft.who().name(), draft.who().address()),
                        draft.who().skuPrefixes(),
                        draft.who().domains(),
                        List.of(
                                draft.format().sheet(),
                                draft.format().rows(),
                                draft.format().lines().trailer()),
                        draft.format().lines().totals(),
                        draft.reading().columns().keySet())
                .flatMap(Collection::stream)
                .anyMatch(text -> text.contains("${"));
    }

    /** Whether a code can be a name of files and queues. */
    public static boolean isPlain(String code) {
        return PLAIN.matcher(code).matches();
    }

    /**
     * The files of a draft.
     *
     * @param leftOut names of samples that are not written
     * @param passport the one he has; what was agreed with him in it stays
     * @throws IllegalArgumentException when something is {@link #missing}
     */
    public static DraftFiles of(
            Draft draft, List<Sample> samples, Set<String> leftOut, Way way, Optional<String> passport) {
        List<String> missing = missing(draft);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", missing));
        }
        String from = samples.size() == 1 ? "1 sample" : samples.size() + " samples";
        String code = draft.who().code();
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, List<String>> masked = new LinkedHashMap<>();
        texts.put(
                "config/suppliers/" + code + ".yaml",
                passport.map(text -> PassportChange.of(text, draft)).orElseGet(() -> PassportText.of(draft, from)));
        if (draft.hasOwnMapping()) {
            texts.put("mappings/" + draft.mapping() + ".jsonata", MappingText.of(draft, from));
            int number = 0;
            for (Sample sample : samples) {
                if (isHis(sample, draft) && !leftOut.contains(sample.name()) && number < MOST_SAMPLES) {
                    Optional<String> text = text(sample, draft, way);
                    number += text.isPresent() ? 1 : 0;
                    String path = "mappings/" + code + "/samples/sample-" + number;
                    text.ifPresent(t -> put(path, t, sample, draft, way, texts, masked));
                }
            }
        }
        List<String> names = samples.stream()
                .filter(sample -> draft.hasOwnMapping() && isHis(sample, draft))
                .map(Sample::name)
                .toList();
        return new DraftFiles(texts, masked, names);
    }

    /** Samples of another kind than the rest are read by nobody. */
    private static boolean isHis(Sample sample, Draft draft) {
        return draft.byMail()
                ? sample.kind() == Sample.Kind.MAIL
                : sample.kind().name().equals(draft.manner().name());
    }

    /** Nothing where a file cannot be read at all: then its reader is at fault, or it, and no mapping. */
    private static Optional<String> text(Sample sample, Draft draft, Way way) {
        try {
            return Optional.of(
                    switch (draft.manner()) {
                        case LABELS, PROSE -> MailSource.plain(sample.content());
                        case ROWS -> MailRows.masked(MailSource.plain(sample.content()), draft);
                        default -> MaskedTable.of(sample, draft, way);
                    });
        } catch (UnreadableMessage broken) {
            LOG.log(Level.DEBUG, () -> "Not published: " + broken.getMessage());
            return Optional.empty();
        }
    }

    private static void put(
            String path,
            String text,
            Sample sample,
            Draft draft,
            Way way,
            Map<String, String> texts,
            Map<String, List<String>> masked) {
        String ending = draft.manner().isMail() ? ".eml" : ".csv";
        Masking.Masked out = new Masking(draft.who().domains()).of(sample.name(), text);
        String name = path.substring(path.lastIndexOf('/') + 1) + ending;
        texts.put(path + ending, out.text());
        masked.put(path + ending, out.masked());
        Way read = draft.manner() == Draft.Manner.CSV && !draft.byMail() ? way : way.written();
        Replay replay = Replay.of(List.of(new Sample(name, out.bytes())), read);
        List<ObjectNode> messages = replay.messages();
        if (!messages.isEmpty() || replay.notRead().isEmpty()) {
            texts.put(path + ".expected.json", json(messages));
        }
        if (!replay.notRead().isEmpty()) {
            texts.put(path + ".error.txt", replay.notRead().get(0).reason() + "\n");
        }
    }

    private static String json(List<ObjectNode> messages) {
        try {
            return JSON.writeValueAsString(messages) + "\n";
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, byte[]> bytes() {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> e.getValue().getBytes(StandardCharsets.UTF_8),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }
}
