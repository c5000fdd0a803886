package io.backhaul.mapping;

import java.util.List;
import java.util.Map;

/**
 * How one partner nests his rows in XML or JSON: the {@code xml} or {@code json} block of his passport. Namespaces do not
 * count; a JSON array stands for each of its entries.
 *
 * @param type {@code xml} or {@code json}
 * @param rows the way from the root to what is one row: {@code Returns/Return/Line}, {@code returns.lines}; empty in JSON
 *     where the root itself is the list
 * @param paths where each column is found, by our names: from the row ({@code Item/@sku}, {@code item.sku}), or from the root
 *     and then inherited by all rows within ({@code /Returns/Return/@order}, {@code $.returns.order}); of several ways each row
 *     uses the one it has
 * @param columns its columns; those named as {@code optional} may be missing
 */
public record TreeFormat(String type, String rows, Map<String, List<String>> paths, Columns columns)
        implements FileFormat {

    public TreeFormat {
        paths = Map.copyOf(paths);
    }

    static TreeFormat of(FormatBlock block) {
        boolean xml = block.name().equals("xml");
        String rows = block.text("rows", xml ? null : "");
        if (rows == null || rows.startsWith("/") || rows.startsWith("$")) {
            throw block.wrong("rows", "is the way from the root to a row, like Returns/Return/Line or returns.lines");
        }
        Map<String, List<String>> paths = block.table("columns");
        if (paths == null) {
            throw block.wrong("columns", "says where each column is found, like { SKU: Item/@sku }");
        }
        List<String> optional = block.texts("optional");
        List<String> names = paths.keySet().stream()
                .filter(name -> optional == null || !optional.contains(name))
                .toList();
        return new TreeFormat(block.name(), rows, paths, Columns.of(block, names, null));
    }

    /** Between two names of a path. */
    String separator() {
        return type.equals("xml") ? "/" : ".";
    }

    /** What a path from the root begins with. */
    String root() {
        return type.equals("xml") ? "/" : "$.";
    }
}
