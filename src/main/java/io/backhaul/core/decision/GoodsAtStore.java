package io.backhaul.core.decision;

import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the store's books say of the goods of a leg once it is processed, by line of the return: a unit goes back on stock in
 * one way only (rows S52 to S54).
 *
 * @param lines by line id
 */
record GoodsAtStore(Map<String, Fate> lines) {

    static final String RESTOCKED = "RESTOCKED";
    static final String NOT_RESTOCKED = "NOT_RESTOCKED";
    static final String MISSING = "MISSING";

    /**
     * Units of one line.
     *
     * @param restocked processed, and raised on stock by that
     * @param left processed without touching stock: scrapped, kept by the customer, or never inspected
     * @param missing expected and not found: not processed
     */
    record Fate(int restocked, int left, int missing) {

        static final Fate NONE = new Fate(0, 0, 0);

        int processed() {
            return restocked + left;
        }
    }

    GoodsAtStore {
        lines = Map.copyOf(lines);
    }

    /** What was ordered so far; empty while the leg was never processed. */
    static GoodsAtStore said(ReturnCase c, Leg leg) {
        String last = ProcessAtStore.lastKey(c, leg);
        return c.commands(Command.Kind.STORE_PROCESS)
                .filter(p -> p.key().equals(last))
                .findFirst()
                .map(p -> p.details().containsKey("disposition") ? ofWholeLeg(p, leg) : ofLines(p, leg))
                .orElse(new GoodsAtStore(Map.of()));
    }

    private static GoodsAtStore ofLines(Command processed, Leg leg) {
        Map<String, Fate> lines = new HashMap<>();
        for (LineState line : leg.lines()) {
            String id = line.line().lineId();
            lines.put(
                    id,
                    new Fate(
                            count(processed, RESTOCKED, id),
                            count(processed, NOT_RESTOCKED, id),
                            count(processed, MISSING, id)));
        }
        return new GoodsAtStore(lines);
    }

    private static int count(Command processed, String word, String line) {
        return Integer.parseInt(processed.details().getOrDefault(word + " " + line, "0"));
    }

    /** Commands of old said one word for all units of the leg. */
    private static GoodsAtStore ofWholeLeg(Command processed, Leg leg) {
        boolean restocked = RESTOCKED.equals(processed.details().get("disposition"));
        Map<String, Integer> units = new HashMap<>();
        processed.lines().forEach(q -> units.merge(q.sku(), q.quantity(), Integer::sum));
        Map<String, Fate> lines = new HashMap<>();
        for (LineState line : leg.lines()) {
            int taken = Math.min(
                    line.line().quantity(), units.getOrDefault(line.line().sku(), 0));
            units.merge(line.line().sku(), -taken, Integer::sum);
            lines.put(line.line().lineId(), restocked ? new Fate(taken, 0, 0) : new Fate(0, taken, 0));
        }
        return new GoodsAtStore(lines);
    }

    /** What is to be said as the goods are now, everything that was said before included. */
    static GoodsAtStore of(ReturnCase c, Leg leg) {
        GoodsAtStore said = said(c, leg);
        Map<String, Fate> lines = new LinkedHashMap<>();
        for (LineState line : leg.lines()) {
            lines.put(line.line().lineId(), fate(c, leg, line, said.of(line)));
        }
        return new GoodsAtStore(lines);
    }

    private static Fate fate(ReturnCase c, Leg leg, LineState line, Fate said) {
        int fresh = Math.max(0, leg.over(line) - said.processed());
        int resellable = line.inspected().getOrDefault(Disposition.RESELLABLE, 0);
        int unraised = Math.max(0, resellable - said.restocked() - raised(c, line));
        int restocked = Math.min(fresh, unraised);
        int processed = said.processed() + fresh;
        int missing = Math.min(
                line.inspected().getOrDefault(Disposition.MISSING, 0),
                line.line().quantity() - processed);
        return new Fate(
                said.restocked() + restocked, said.left() + fresh - restocked, Math.max(said.missing(), missing));
    }

    /** Units of the line that were raised on the stock of its own store by counting, not by the return. */
    static int raised(ReturnCase c, LineState line) {
        return RestockOtherStores.raised(c, line, c.request().order().store());
    }

    Fate of(LineState line) {
        return lines.getOrDefault(line.line().lineId(), Fate.NONE);
    }

    int processed() {
        return lines.values().stream().mapToInt(Fate::processed).sum();
    }

    /** Units processed in all, as the store counts them. */
    List<LineQuantity> units(Leg leg) {
        return leg.lines().stream()
                .map(line -> new LineQuantity(line.line().sku(), of(line).processed()))
                .filter(units -> units.quantity() > 0)
                .toList();
    }

    /** For the command: the store's word and the line, with the units in all. */
    Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        lines.forEach((line, fate) -> {
            put(details, RESTOCKED, line, fate.restocked());
            put(details, NOT_RESTOCKED, line, fate.left());
            put(details, MISSING, line, fate.missing());
        });
        return details;
    }

    private static void put(Map<String, String> details, String word, String line, int units) {
        if (units > 0) {
            details.put(word + " " + line, String.valueOf(units));
        }
    }

    /** For people, for example {@code 2 restocked, 1 not restocked}. */
    String words() {
        int restocked = lines.values().stream().mapToInt(Fate::restocked).sum();
        int left = lines.values().stream().mapToInt(Fate::left).sum();
        int missing = lines.values().stream().mapToInt(Fate::missing).sum();
        return restocked + " restocked, " + left + " not restocked" + (missing > 0 ? ", " + missing + " missing" : "");
    }
}
