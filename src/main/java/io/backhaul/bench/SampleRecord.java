package io.backhaul.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a file, or the labels of one mail: the one model for all formats.
 *
 * @param sample the sample's name
 * @param where the row, for example {@code rma.csv line 3}; of a mail the sample's name
 * @param values cells or labelled values by the supplier's own names; what is empty is left out
 */
public record SampleRecord(String sample, String where, Map<String, String> values) {

    public SampleRecord {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
