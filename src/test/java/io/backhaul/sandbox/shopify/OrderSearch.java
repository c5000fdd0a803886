package io.backhaul.sandbox.shopify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Shopify's search syntax that a poll needs: terms joined by a blank or AND. */
final class OrderSearch {

    private static final Pattern TERM = Pattern.compile("(\\w+):(>=|<=|>|<)?(?:'([^']*)'|\"([^\"]*)\"|(\\S+))");

    private OrderSearch() {}

    static List<ShopOrder> find(List<ShopOrder> all, String query, String sortKey) {
        Predicate<ShopOrder> wanted = order -> true;
        Matcher term = TERM.matcher(query == null ? "" : query);
        while (term.find()) {
            wanted = wanted.and(term(term.group(1), term.group(2), value(term)));
        }
        return all.stream().filter(wanted).sorted(order(sortKey)).toList();
    }

    /** The value of a term, without its quotes. */
    static String value(Matcher term) {
        return term.group(3) != null ? term.group(3) : term.group(4) != null ? term.group(4) : term.group(5);
    }

    private static Predicate<ShopOrder> term(String name, String sign, String value) {
        return switch (name) {
            case "return_status" ->
                order -> order.returnStatus().toLowerCase(Locale.ROOT).equals(value);
            case "name" -> order -> order.name.equals(value) || order.name.equals("#" + value);
            case "id" -> order -> String.valueOf(Bodies.number(order.id)).equals(value);
            case "updated_at" -> order -> compared(order.updatedAt, sign, value);
            case "created_at", "processed_at" -> order -> compared(order.createdAt, sign, value);
            default -> order -> true;
        };
    }

    private static boolean compared(Instant at, String sign, String value) {
        int order = at.truncatedTo(ChronoUnit.SECONDS)
                .compareTo(Instant.parse(value.contains("T") ? value : value + "T00:00:00Z"));
        return switch (sign == null ? "=" : sign) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            default -> order == 0;
        };
    }

    private static Comparator<ShopOrder> order(String sortKey) {
        Comparator<ShopOrder> byId = Comparator.comparing(order -> Bodies.number(order.id));
        return switch (sortKey) {
            case "UPDATED_AT" ->
                Comparator.<ShopOrder, Instant>comparing(order -> order.updatedAt)
                        .thenComparing(byId);
            case "ID" -> byId;
            default ->
                Comparator.<ShopOrder, Instant>comparing(order -> order.createdAt)
                        .thenComparing(byId);
        };
    }
}
