package io.backhaul.hub.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a supplier can say on the answer page. */
enum Verdict {
    ACCEPT("accept", List.of("request", "reminder")),
    DECLINE("decline", List.of("request", "reminder")),
    RECEIVED("received", List.of("inspection")),
    INSPECTED("inspected", List.of("inspection")),
    CREDITED("credited", List.of("claim", "credit-reminder"));

    private final String word;
    private final List<String> purposes;

    Verdict(String word, List<String> purposes) {
        this.word = word;
        this.purposes = purposes;
    }

    /** As addresses, receipts and the mapping name it. */
    String word() {
        return word;
    }

    /** True when a mail of this purpose asked for it; the others are offered below. */
    boolean answers(String purpose) {
        return purposes.contains(purpose);
    }

    static Optional<Verdict> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }
}
