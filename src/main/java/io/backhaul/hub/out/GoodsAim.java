package io.backhaul.hub.out;

import io.backhaul.core.decision.Command;
import io.backhaul.partner.shopify.GoodsWork;
import io.backhaul.partner.shopify.ProcessedLine.Disposition;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.partner.shopify.ShopifyReturn;
import io.backhaul.partner.shopify.WantedState;
import io.backhaul.store.CommandRows.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A leg's goods processed at the store, each unit with what becomes of it, and those that never came said to be missing. The
 * store counts what is processed and disposed of, by whomsoever: only what is missing is sent.
 */
final class GoodsAim {

    private static final String WHOLE_LEG = "disposition";

    private GoodsAim() {}

    static ReturnAim of(Row row, CaseViews.View view, ShopifyReturn there, String location) {
        Map<String, Map<Disposition, Integer>> fates = fates(row.command(), there);
        Map<String, Integer> wanted = wanted(fates);
        WantedState counted = there.processed(wanted);
        GoodsWork work = counted == WantedState.OUT_OF_REACH
                ? new GoodsWork(List.of(), List.of(), 0)
                : there.work(wanted, fates, location);
        List<ShopifyCall> calls = new ArrayList<>();
        if (!work.process().isEmpty()) {
            calls.add(ShopifyCall.process(view.returnId(), work.process()));
        }
        work.dispose().forEach(goods -> calls.add(ShopifyCall.dispose(goods)));
        boolean reached = counted == WantedState.REACHED && work.isNothing();
        return new ReturnAim(
                words(fates) + otherwise(work),
                r -> reached
                        ? WantedState.REACHED
                        : counted == WantedState.OUT_OF_REACH ? WantedState.OUT_OF_REACH : r.booking(),
                calls,
                "the store has other units than the hub: book them there by hand, with their stock");
    }

    /** What becomes of each unit, by return line. Commands of old say one word for all. */
    private static Map<String, Map<Disposition, Integer>> fates(Command command, ShopifyReturn there) {
        Map<String, Map<Disposition, Integer>> fates = new HashMap<>();
        String one = command.details().get(WHOLE_LEG);
        if (one != null) {
            there.wanted(command.lines())
                    .forEach((line, units) -> fates.put(line, Map.of(Disposition.valueOf(one), units)));
            return fates;
        }
        command.details().forEach((wordAndLine, units) -> {
            int space = wordAndLine.indexOf(' ');
            fates.computeIfAbsent(wordAndLine.substring(space + 1), l -> new EnumMap<>(Disposition.class))
                    .put(Disposition.valueOf(wordAndLine.substring(0, space)), Integer.parseInt(units));
        });
        return fates;
    }

    /** Units that never came are not processed. */
    private static Map<String, Integer> wanted(Map<String, Map<Disposition, Integer>> fates) {
        return fates.entrySet().stream()
                .map(line -> Map.entry(
                        line.getKey(),
                        line.getValue().entrySet().stream()
                                .filter(fate -> fate.getKey() != Disposition.MISSING)
                                .mapToInt(Map.Entry::getValue)
                                .sum()))
                .filter(line -> line.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String words(Map<String, Map<Disposition, Integer>> fates) {
        Map<Disposition, Integer> sums = new EnumMap<>(Disposition.class);
        fates.values().forEach(line -> line.forEach((fate, units) -> sums.merge(fate, units, Integer::sum)));
        return "goods booked as "
                + sums.entrySet().stream()
                        .map(sum -> sum.getValue() + " " + sum.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String otherwise(GoodsWork work) {
        return work.otherwise() == 0 ? "" : "; of " + work.otherwise() + " of them the store already says otherwise";
    }
}
