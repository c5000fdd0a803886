package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import java.util.List;
import java.util.stream.Stream;

/** The guard's table: what speaks against which action, first what is impossible, then what is advised against. */
final class GuardTable {

    private static final List<GuardRow> ROWS = Stream.of(
                    GuardOfWords.ROWS, GuardOfMoney.ROWS, GuardOfGoods.ROWS, GuardAdvice.ROWS)
            .flatMap(List::stream)
            .toList();

    private GuardTable() {}

    static List<GuardRow> rows() {
        return ROWS;
    }

    /** True when this rule advises against this action. */
    static boolean advises(String rule, OperatorAction action) {
        return ROWS.stream()
                .anyMatch(row ->
                        row.advice() && row.rule().equals(rule) && row.actions().contains(action));
    }
}
