package io.backhaul.core;

import io.backhaul.core.correlation.Candidate;
import io.backhaul.core.correlation.Correlation;
import io.backhaul.core.correlation.Keys;
import io.backhaul.core.correlation.LearnedKey;
import io.backhaul.core.correlation.Probes;
import io.backhaul.core.correlation.Sketch;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.port.Cases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A person says whose a message is, and the hub learns how its supplier writes that return's keys (row N6). */
public final class Assignment {

    private static final Set<Type> TAUGHT =
            EnumSet.of(Type.ORDER_NAME, Type.PO, Type.RMA, Type.TRACKING, Type.SUPPLIER_ORDER);

    private final Cases cases;

    public Assignment(Cases cases) {
        this.cases = cases;
    }

    /** Why this message cannot belong to this case, in words; empty when it can. */
    public Optional<String> refusal(ReturnMessage message, UUID caseId) {
        String supplier = Correlation.supplier(message);
        return cases.sketches(message.envelope().merchant(), List.of(caseId)).stream()
                .filter(s -> supplier != null
                        && s.parts().stream().noneMatch(p -> p.supplier().equals(supplier)))
                .findFirst()
                .map((Sketch s) -> "Return " + s.orderName() + " has no goods of " + supplier + ", so nothing "
                        + supplier + " says can be about it.");
    }

    /** Learns the message's keys that no case has; must run inside a transaction. Answers, in words, what it learned and what not. */
    public List<String> learn(ReturnMessage message, UUID caseId, String by, Instant at) {
        String supplier = Correlation.supplier(message);
        if (supplier == null) {
            return List.of();
        }
        Map<Reference, String> taughtAnyway = Keys.learned(message);
        List<Reference> keys = message.envelope().references().stream()
                .filter(r -> TAUGHT.contains(r.type()) && !taughtAnyway.containsKey(r))
                .distinct()
                .toList();
        String merchant = message.envelope().merchant();
        cases.lock(
                merchant,
                Stream.concat(keys.stream(), Probes.spelled(keys).stream())
                        .distinct()
                        .sorted()
                        .toList());
        List<String> words = new ArrayList<>();
        for (Reference key : keys) {
            LearnedKey lesson = new LearnedKey(
                    supplier, key, caseId, by, at, message.envelope().id());
            learn(merchant, lesson).ifPresent(words::add);
        }
        return words;
    }

    /** A key that means a return already is never taken from it. */
    private Optional<String> learn(String merchant, LearnedKey lesson) {
        List<Candidate> owners = new ArrayList<>(cases.candidates(merchant, List.of(lesson.key())));
        if (owners.isEmpty()) {
            owners.addAll(cases.learned(merchant, lesson.supplier(), List.of(lesson.key())));
        }
        if (owners.stream().anyMatch(o -> o.caseId().equals(lesson.caseId()))) {
            return Optional.empty();
        }
        if (!owners.isEmpty()) {
            return Optional.of("not learned: " + lesson.key() + " means return "
                    + owners.get(0).orderName());
        }
        cases.learn(merchant, lesson);
        return Optional.of("learned: " + lesson.key());
    }
}
