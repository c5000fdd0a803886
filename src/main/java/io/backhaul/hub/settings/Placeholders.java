package io.backhaul.hub.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code ${NAME}} and {@code ${NAME:default}} from the environment; an empty variable counts as not set. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)(?::([^}]*))?}");

    private final Function<String, String> environment;

    Placeholders(Function<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param text the text with every placeholder replaced that could be
     * @param missing names of variables that are not set and have no default
     */
    record Filled(String text, List<String> missing) {}

    Filled fill(String text) {
        List<String> missing = new ArrayList<>();
        String filled = PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, missing)));
        return new Filled(filled, missing);
    }

    private String value(java.util.regex.MatchResult found, List<String> missing) {
        String value = environment.apply(found.group(1));
        if (value != null && !value.isBlank()) {
            return value;
        }
        if (found.group(2) == null) {
            missing.add(found.group(1));
            return "";
        }
        return found.group(2);
    }
}
