package io.backhaul.console.view;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question that waits for a person, or a task only a person can do.
 *
 * @param kind REVIEW or TASK
 * @param messageId the message it is about, or null
 * @param caseId the case it is about, or null when that is the question
 * @param orderName order of that case, or null
 * @param suppliers the legs of that case
 * @param reasonClass what sort of question it is
 * @param reason the question in words
 * @param candidates cases the message may belong to, best first
 */
public record ReviewItem(
        UUID id,
        String kind,
        UUID messageId,
        UUID caseId,
        String orderName,
        List<String> suppliers,
        String source,
        String sourceId,
        String reasonClass,
        String reason,
        List<Candidate> candidates,
        Instant openedAt) {

    /** Evidence that is a business key: its kind in capitals, then its value. */
    private static final Pattern KEY = Pattern.compile("([A-Z]+(?:_[A-Z]+)*) (.+)");

    /** Evidence with its points: {@code SKU ACME-1 is in it +20}. */
    private static final Pattern WEIGHED = Pattern.compile("(.+) ([+-]\\d+)");

    /**
     * One thing that speaks for or against a candidate.
     *
     * @param weight points with their sign, or null when it was not weighed
     */
    public record Line(String words, String weight) {

        static Line of(String evidence) {
            Matcher weighed = WEIGHED.matcher(evidence);
            return weighed.matches() ? new Line(weighed.group(1), weighed.group(2)) : new Line(evidence, null);
        }

        public boolean speaksFor() {
            return weight != null && weight.startsWith("+");
        }
    }

    ReviewItem withOrders(Map<UUID, String> orders) {
        List<Candidate> named = candidates.stream()
                .map(candidate -> candidate.withOrder(orders.get(candidate.caseId())))
                .toList();
        return new ReviewItem(
                id,
                kind,
                messageId,
                caseId,
                orderName,
                suppliers,
                source,
                sourceId,
                reasonClass,
                reason,
                named,
                openedAt);
    }

    /**
     * A case the message may belong to.
     *
     * @param score how well it fits, higher is better
     * @param evidence what speaks for and against it, in words
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Candidate(UUID caseId, double score, List<String> evidence, String orderName) {

        public Candidate {
            evidence = evidence == null
                    ? List.of()
                    : evidence.stream().map(Candidate::readable).toList();
        }

        /** True when its evidence is weighed, so that the score means points of 100. */
        public boolean weighed() {
            return evidence.stream().anyMatch(line -> WEIGHED.matcher(line).matches());
        }

        /** The evidence for a page: its words, and its points apart. */
        public List<Line> lines() {
            return evidence.stream().map(Line::of).toList();
        }

        /** {@code ORDER_NAME #2001} as "order name #2001"; keys of our mail threads are secret and only named. */
        private static String readable(String line) {
            Matcher key = KEY.matcher(line);
            if (!key.matches() || WEIGHED.matcher(line).matches()) {
                return line;
            }
            boolean secret = key.group(1).startsWith("MAIL_");
            return secret
                    ? "it answers our mail about this return"
                    : FactWords.plain(key.group(1)) + " " + key.group(2);
        }

        Candidate withOrder(String name) {
            return new Candidate(caseId, score, evidence, name);
        }
    }
}
