package io.backhaul.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the gateways' own books and the hub's say at the end, refund by refund. */
final class ProofReport {

    private static final Set<String> GAVE_NOTHING =
            Set.of("failed", "canceled", "FAILED", "CANCELLED", "FAILURE", "ERROR");

    private final List<ProvenRefund> expected;
    private final Map<String, List<JsonNode>> books = new LinkedHashMap<>();
    private final Map<String, String> hubSays;
    private final List<String> twice = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> person = new ArrayList<>();
    private int paid;

    ProofReport(ProofWorld world) {
        this(world, world.refunds());
    }

    /** About some of the refunds. */
    ProofReport(ProofWorld world, List<ProvenRefund> some) {
        expected = some;
        for (Gateway gateway : Gateway.all()) {
            for (JsonNode refund : world.partners.items("/sandbox/" + gateway.partner() + "/refunds")) {
                if (!GAVE_NOTHING.contains(refund.path("status").asText())) {
                    books.computeIfAbsent(refund.get("payment").asText(), p -> new ArrayList<>())
                            .add(refund);
                }
            }
        }
        hubSays = world.hubSays();
        expected.forEach(this::judge);
    }

    private void judge(ProvenRefund refund) {
        List<JsonNode> made = books.getOrDefault(refund.payment(), List.of());
        String hub = hubSays.getOrDefault(refund.gateway().order() + "/" + refund.payment(), "unknown to the hub");
        if (hub.equals("NEEDS_REVIEW")) {
            person.add(refund + ", made " + made.size());
        }
        if (made.size() > 1) {
            twice.add(refund + " " + made);
        } else if (made.isEmpty() && !hub.equals("NEEDS_REVIEW")) {
            lost.add(refund + ", hub: " + hub);
        } else if (!made.isEmpty() && cents(made.get(0)) != refund.owed()) {
            wrong.add(refund + " owed " + refund.owed() + " " + made);
        } else if (!made.isEmpty()) {
            paid++;
        }
        boolean disagree = !made.isEmpty() && !hub.equals("SUCCEEDED") && !hub.equals("NEEDS_REVIEW");
        if (disagree) {
            lost.add(refund + " is paid and the hub says " + hub);
        }
    }

    /** Gateways count in cents, stores in text. */
    private static long cents(JsonNode refund) {
        return Long.parseLong(refund.get("amount").asText().replace(".", ""));
    }

    List<String> twice() {
        return twice;
    }

    /** Neither paid nor before a person, or paid and not known to be. */
    List<String> lost() {
        return lost;
    }

    List<String> wrong() {
        return wrong;
    }

    List<String> leftToAPerson() {
        return person;
    }

    /** How many kinds of fault the refunds met, none included. */
    int faults() {
        return (int) expected.stream().map(ProvenRefund::fault).distinct().count();
    }

    /** What was expected and what came of it, in numbers of refunds. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("expected", expected.size());
        counts.put("paid", paid);
        counts.put("paidTwice", twice.size());
        counts.put("lost", lost.size());
        counts.put("wrongAmount", wrong.size());
        counts.put("leftToAPerson", person.size());
        return counts;
    }

    /** The table for people, and the same for machines. */
    void write(Path file, List<Wave> waves, Map<Wave, Set<Gateway>> deaths, int kills) throws IOException {
        Map<String, Map<Gateway, Integer>> byPoint = new TreeMap<>();
        waves.forEach(wave -> deaths.getOrDefault(wave, Set.of())
                .forEach(gateway -> byPoint.computeIfAbsent(wave.point(), p -> new TreeMap<>())
                        .merge(gateway, 1, Integer::sum)));
        print(byPoint);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("crashPoints", byPoint.size());
        json.put("faults", faults());
        json.put("kills", kills);
        json.putAll(counts());
        System.out.println(json);
        json.put("deaths", byPoint);
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), json);
    }

    private static void print(Map<String, Map<Gateway, Integer>> byPoint) {
        System.out.printf("%-72s", "the hub died at, under so many kinds of fault");
        Gateway.all().forEach(gateway -> System.out.printf("%10s", gateway));
        System.out.println();
        byPoint.forEach((point, deaths) -> {
            System.out.printf("%-72s", point);
            Gateway.all().forEach(gateway -> System.out.printf("%10d", deaths.getOrDefault(gateway, 0)));
            System.out.println();
        });
    }
}
