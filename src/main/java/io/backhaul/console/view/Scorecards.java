package io.backhaul.console.view;

import io.backhaul.console.PassportGaps;
import io.backhaul.core.policy.Gap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How suppliers treat returns, counted from facts and ledger, and what is not agreed with them yet. */
public final class Scorecards {

    private final JdbcClient jdbc;
    private final PassportGaps passports;

    public Scorecards(JdbcClient jdbc, PassportGaps passports) {
        this.jdbc = jdbc;
        this.passports = passports;
    }

    /** The scorecards of all suppliers of the merchant, by name: configured ones and those in any of his returns. */
    public List<Scorecard> all(String merchant) {
        SupplierFigures figures = new SupplierFigures(jdbc, merchant);
        Map<String, SupplierFigures.Returns> returns = figures.returns();
        Map<String, Map<String, Long>> reasons = figures.reasons();
        Map<String, Double> inspection = figures.deliveredToInspectedHours();
        Map<String, Double> credit = figures.claimToCreditHours();
        Map<String, List<Amount>> open = figures.openCredit();
        Map<String, List<Gap>> gaps = passports.of(merchant);
        TreeSet<String> names = new TreeSet<>(figures.configured());
        names.addAll(returns.keySet());
        return names.stream()
                .map(name -> new Scorecard(
                        name,
                        returns.getOrDefault(name, SupplierFigures.Returns.NONE).all(),
                        returns.getOrDefault(name, SupplierFigures.Returns.NONE).open(),
                        reasons.getOrDefault(name, Map.of()),
                        inspection.get(name),
                        credit.get(name),
                        open.getOrDefault(name, List.of()),
                        gaps.getOrDefault(name, List.of())))
                .toList();
    }

    /** One supplier; empty when he is neither configured for the merchant nor in any of his returns. */
    public Optional<Scorecard> find(String merchant, String supplier) {
        return all(merchant).stream()
                .filter(card -> card.supplier().equals(supplier))
                .findFirst();
    }
}
