package io.backhaul.mapping;

import java.util.ArrayDeque;
import java.util.Deque;

/** A walk through a tree, thing by thing, that knows the way to where it stands. */
abstract class TreeSteps {

    static final int MAX_DEPTH = 64;

    /** Every value costs its way: names that make it longer are nobody's names. */
    private static final int MAX_WAY = 4000;

    private final String name;
    private final String separator;
    private final Deque<String> path = new ArrayDeque<>();

    /** @param separator between two names of a way */
    TreeSteps(String name, String separator) {
        this.name = name;
        this.separator = separator;
        path.push("");
    }

    /** Something with a name begins at this line; an entry of a JSON array has the array's name. */
    final void open(String child, long line) {
        if (path.size() > MAX_DEPTH) {
            throw new UnreadableMessage(name + " line " + line, "is nested deeper than " + MAX_DEPTH);
        }
        String way = join(path.peek(), child);
        if (way.length() > MAX_WAY) {
            throw new UnreadableMessage(
                    name + " line " + line, "has names of more than " + MAX_WAY + " characters one within the other");
        }
        path.push(way);
        opened(way, line);
    }

    final void close() {
        closes(path.peek());
        path.pop();
    }

    /** A value below what is open; an empty name is the open one's own. */
    final void value(String child, Cell cell) {
        found(join(path.peek(), child), cell);
    }

    /** Whether several things may follow each other, one a line. */
    abstract boolean takesLines();

    abstract void opened(String way, long line);

    abstract void closes(String way);

    abstract void found(String way, Cell cell);

    /** How many things stand around and including the open one. */
    final int depth() {
        return path.size();
    }

    private String join(String parent, String child) {
        return parent.isEmpty() || child.isEmpty() ? parent + child : parent + separator + child;
    }
}
