package io.backhaul.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** Command line options of the form {@code --name value} or {@code --name=value}. */
final class Options {

    private Options() {}

    static Map<String, String> of(String[] arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (!arguments[i].startsWith("--")) {
                throw new IllegalArgumentException("not an option: " + arguments[i]);
            }
            String name = arguments[i].substring(2);
            int equals = name.indexOf('=');
            if (equals >= 0) {
                options.put(name.substring(0, equals), name.substring(equals + 1));
            } else if (i + 1 < arguments.length) {
                options.put(name, arguments[++i]);
            } else {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
        }
        return options;
    }
}
