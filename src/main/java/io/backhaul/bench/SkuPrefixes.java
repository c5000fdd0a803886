package io.backhaul.bench;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a supplier's SKUs begin: what stands before the first separator, where several or all of them share it. */
final class SkuPrefixes {

    private static final Pattern START = Pattern.compile("^(\\p{L}[\\p{L}\\d]{1,15}[-_.])\\S+");
    private static final int MOST = 5;

    private SkuPrefixes() {}

    static List<String> of(List<String> skus) {
        List<String> distinct = skus.stream().distinct().toList();
        TreeMap<String, Long> starts = distinct.stream()
                .map(START::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1))
                .collect(Collectors.groupingBy(start -> start, TreeMap::new, Collectors.counting()));
        long few = distinct.size() > 3 ? 2 : 1;
        return starts.entrySet().stream()
                .filter(e -> e.getValue() >= few)
                .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                .limit(MOST)
                .map(e -> e.getKey())
                .toList();
    }
}
