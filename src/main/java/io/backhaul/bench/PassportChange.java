package io.backhaul.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A passport with another way of reading: only format, its block and the mapping are replaced. What was agreed with the
 * supplier, how he is reached, and every other line stay.
 */
final class PassportChange {

    private static final Set<String> REPLACED = Set.of("format", "csv", "xlsx", "xml", "json", "x12", "mapping");
    private static final Pattern ENTRY = Pattern.compile("^  ([A-Za-z0-9]+):.*");

    private PassportChange() {}

    /** @throws IllegalArgumentException when its channel is not written as a block of lines */
    static String of(String passport, Draft draft) {
        List<String> lines = passport.lines().toList();
        int channel = lines.indexOf("channel:");
        if (channel < 0) {
            throw new IllegalArgumentException(
                    "The passport he has does not write 'channel:' as lines of their own: write it so, then publish again.");
        }
        List<String> changed = new ArrayList<>(lines.subList(0, channel + 1));
        int at = channel + 1;
        boolean kept = true;
        while (at < lines.size()
                && (lines.get(at).startsWith("  ") || lines.get(at).isBlank())) {
            Matcher entry = ENTRY.matcher(lines.get(at));
            kept = entry.matches() ? !isReplaced(entry.group(1), draft) : kept;
            if (kept) {
                changed.add(lines.get(at));
            }
            at++;
        }
        PassportText.reading(draft).lines().forEach(changed::add);
        changed.addAll(lines.subList(at, lines.size()));
        return String.join("\n", changed) + "\n";
    }

    /** Tables attached to his mails stay as they are where the samples bring none. */
    private static boolean isReplaced(String key, Draft draft) {
        return REPLACED.contains(key) || key.equals("files") && draft.attached();
    }
}
