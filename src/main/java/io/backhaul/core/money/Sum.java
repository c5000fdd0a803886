package io.backhaul.core.money;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The arithmetic of an amount: named items that add up to it, what is deducted negative (rows S76, S77).
 *
 * @param items in the order a person would add them up
 */
public record Sum(List<Item> items) {

    /**
     * One item.
     *
     * @param label what it is for, as it stands after the amount: {@code "for the goods"}
     * @param amount negative when it is deducted
     */
    public record Item(String label, Money amount) {}

    public Sum {
        items = List.copyOf(items);
    }

    public static Sum of(String label, Money amount) {
        return new Sum(List.of(new Item(label, amount)));
    }

    /** The same less this; nothing is deducted where there is nothing. */
    public Sum less(String label, Money amount) {
        if (amount.isZero()) {
            return this;
        }
        List<Item> more = new ArrayList<>(items);
        more.add(new Item(label, amount.negated()));
        return new Sum(more);
    }

    public Money total() {
        return items.stream().map(Item::amount).reduce(Money::plus).orElseThrow();
    }

    /** For example {@code 60.00 USD for the goods - 5.00 USD return label}. */
    @Override
    public String toString() {
        return items.stream()
                .map(i -> i.amount().minor() < 0
                        ? "- " + i.amount().negated() + " " + i.label()
                        : i.amount() + " " + i.label())
                .collect(Collectors.joining(" "));
    }
}
