package io.backhaul.core.returns;

import io.backhaul.core.message.CommandOutcome;
import io.backhaul.core.message.DeadlinePassed;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.EvidenceProvided;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The set of messages matched to one case. Nothing here depends on the order they arrived in: questions are answered from the
 * whole set, and where one source changed its mind its own sequence decides.
 */
public final class Facts {

    /** Within one source its own sequence counts; the id breaks ties the same way every time. */
    private static final Comparator<ReturnMessage> BY_SEQUENCE = Comparator.comparingLong(
                    (ReturnMessage m) -> m.envelope().sequence())
            .thenComparing(m -> m.envelope().id());

    /** Stored times are rounded: a deadline is the same within this. */
    private static final Duration STORED = Duration.ofMillis(1);

    private final Map<UUID, ReturnMessage> byId = new LinkedHashMap<>();
    private final Map<Class<?>, List<ReturnMessage>> byKind = new HashMap<>();
    private final Map<OperatorAction, List<OperatorDecided>> byAction = new EnumMap<>(OperatorAction.class);

    public Facts(Collection<? extends ReturnMessage> messages) {
        messages.stream()
                .sorted(Comparator.comparing((ReturnMessage m) -> m.envelope().source())
                        .thenComparing(BY_SEQUENCE))
                .forEach(m -> byId.putIfAbsent(m.envelope().id(), m));
        byId.values()
                .forEach(m -> byKind.computeIfAbsent(m.getClass(), k -> new ArrayList<>())
                        .add(m));
        byKind.replaceAll((kind, ofKind) -> List.copyOf(ofKind));
        all(OperatorDecided.class)
                .forEach(d -> byAction.computeIfAbsent(d.action(), a -> new ArrayList<>())
                        .add(d));
    }

    /** All facts of a kind, in a fixed order that does not depend on arrival. */
    @SuppressWarnings("unchecked") // each list holds messages of its own class only
    public <T extends ReturnMessage> List<T> all(Class<T> kind) {
        return (List<T>) byKind.getOrDefault(kind, List.of());
    }

    public boolean has(Class<? extends ReturnMessage> kind) {
        return byKind.containsKey(kind);
    }

    /** All of them, in a fixed order that does not depend on arrival. */
    public Collection<ReturnMessage> everything() {
        return Collections.unmodifiableCollection(byId.values());
    }

    public int size() {
        return byId.size();
    }

    /** The last word of each source among these messages. */
    static <T extends ReturnMessage> List<T> lastWords(Stream<T> messages) {
        Map<String, T> last = new LinkedHashMap<>();
        messages.sorted(BY_SEQUENCE).forEach(m -> last.put(m.envelope().source(), m));
        return List.copyOf(last.values());
    }

    /** Where the label is that a supplier sent last, if he sent one. */
    public Optional<String> latestLabel(String supplier) {
        return all(ReturnAuthorized.class).stream()
                .filter(a -> a.supplier().equals(supplier) && a.labelUrl() != null)
                .max(Comparator.comparing((ReturnAuthorized a) -> a.envelope().sequence())
                        .thenComparing(a -> a.envelope().id()))
                .map(ReturnAuthorized::labelUrl);
    }

    /** The operator's decisions of this kind about this leg (or the whole case). */
    public List<OperatorDecided> operator(OperatorAction action, String supplier) {
        List<OperatorDecided> all = byAction.get(action);
        if (all == null) {
            return List.of(); // the usual case: this is asked very often
        }
        return all.stream()
                .filter(d ->
                        d.supplier() == null || supplier == null || d.supplier().equals(supplier))
                .toList();
    }

    public boolean decided(OperatorAction action, String supplier) {
        return !operator(action, supplier).isEmpty();
    }

    /** True when a person has said what the customer of this leg gets. */
    public boolean answeredByPerson(String supplier) {
        return Stream.of(
                        OperatorAction.REFUND,
                        OperatorAction.DECLINE,
                        OperatorAction.KEEP_IT,
                        OperatorAction.PARTIAL_REFUND)
                .anyMatch(action -> decided(action, supplier));
    }

    /** All evidence of the case, each file once. */
    public List<Evidence> evidence() {
        return Stream.concat(
                        all(ReturnRequested.class).stream().flatMap(r -> r.evidence().stream()),
                        all(EvidenceProvided.class).stream().flatMap(e -> e.evidence().stream()))
                .distinct()
                .toList();
    }

    public boolean deadlinePassed(String deadline, String supplier) {
        return all(DeadlinePassed.class).stream()
                .anyMatch(d -> d.deadline().equals(deadline) && Objects.equals(supplier, d.supplier()));
    }

    /** True when this very deadline has passed; one that has moved to a later time since then has not. */
    public boolean deadlinePassed(String deadline, String supplier, Instant at) {
        return all(DeadlinePassed.class).stream()
                .filter(d -> d.deadline().equals(deadline) && Objects.equals(supplier, d.supplier()))
                .anyMatch(d -> d.dueAt() == null || !d.dueAt().plus(STORED).isBefore(at));
    }

    /** The best known outcome of a command; empty while none is known. */
    Optional<Outcome> outcome(String commandKey) {
        return all(CommandOutcome.class).stream()
                .filter(o -> o.commandKey().equals(commandKey))
                .map(CommandOutcome::outcome)
                .min(Comparator.naturalOrder());
    }

    /** The latest moment the hub has heard anything of the case. */
    public Instant latest() {
        return byId.values().stream()
                .map(m -> m.envelope().receivedAt())
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** The earliest moment any of these happened, never later than when we learned it (decision: occurredAt is clamped). */
    static Instant earliest(Stream<? extends ReturnMessage> messages, Function<ReturnMessage, Instant> when) {
        return messages.map(when).min(Comparator.naturalOrder()).orElse(null);
    }

    /** When it happened by the partner's word, clamped to [question asked, received]. */
    static Instant occurred(ReturnMessage m, Instant notBefore) {
        Instant received = m.envelope().receivedAt();
        Instant at = m.envelope().occurredAt();
        Instant floor = notBefore != null && notBefore.isBefore(received) ? notBefore : received;
        return at.isAfter(received) ? received : at.isBefore(floor) ? floor : at;
    }

    /**
     * How many units of this line the named quantities cover; none named means the whole line. A SKU that stands on several
     * lines is counted once: earlier lines of it ({@code before} units) take theirs first.
     */
    static int covers(List<LineQuantity> named, Line line, int before) {
        if (named.isEmpty()) {
            return line.quantity();
        }
        List<LineQuantity> same =
                named.stream().filter(q -> q.sku().equalsIgnoreCase(line.sku())).toList();
        if (same.stream().anyMatch(q -> q.quantity() == 0)) {
            return line.quantity();
        }
        int units = same.stream().mapToInt(LineQuantity::quantity).sum();
        return Math.max(0, Math.min(units - before, line.quantity()));
    }
}
