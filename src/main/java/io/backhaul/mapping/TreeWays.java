package io.backhaul.mapping;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What there is in an XML or JSON file before anybody knows which of its things are rows: what a proposal is made from.
 *
 * @param things ways of all things that hold others, each with how many of it stand at most beside each other
 * @param values ways of all values that say something
 */
public record TreeWays(Map<String, Integer> things, Set<String> values) {

    /** More different ones are not told apart. */
    private static final int MOST = 500;

    static TreeWays of(byte[] content, String type, String name) {
        Collector all = new Collector(name, type.equals("xml") ? "/" : ".");
        if (type.equals("xml")) {
            XmlTree.walk(content, all, name);
        } else {
            JsonTree.walk(content, all, name);
        }
        return new TreeWays(all.things, all.values);
    }

    private static final class Collector extends TreeSteps {

        private final Map<String, Integer> things = new LinkedHashMap<>();
        private final Set<String> values = new LinkedHashSet<>();
        private final Deque<Map<String, Integer>> beside = new ArrayDeque<>();

        Collector(String name, String separator) {
            super(name, separator);
            beside.push(new HashMap<>());
        }

        @Override
        boolean takesLines() {
            return true;
        }

        @Override
        void opened(String way, long line) {
            if (things.size() < MOST || things.containsKey(way)) {
                things.merge(way, beside.peek().merge(way, 1, Integer::sum), Math::max);
            }
            beside.push(new HashMap<>());
        }

        @Override
        void closes(String way) {
            beside.pop();
        }

        @Override
        void found(String way, Cell cell) {
            if (!cell.isBlank() && values.size() < MOST) {
                values.add(way);
            }
        }
    }
}
