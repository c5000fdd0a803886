package io.backhaul.hub.settings;

import io.backhaul.hub.StartRefused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Everything wrong with the configuration, told at once: an operator should not have to start ten times. */
final class Problems {

    private final List<String> found = new ArrayList<>();

    void add(String file, Node where, String what) {
        add(file, where.getStartMark().getLine() + 1, what);
    }

    void add(String file, int line, String what) {
        found.add(file + " line " + line + ": " + what);
    }

    List<String> found() {
        return Collections.unmodifiableList(found);
    }

    void refuseStart() {
        if (!found.isEmpty()) {
            throw new StartRefused(
                    "The configuration cannot be used:\n    " + String.join("\n    ", found),
                    "Correct the files named above. Variables in ${..} are set in the environment of the hub.");
        }
    }
}
