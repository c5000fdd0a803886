package io.backhaul.bench;

import io.backhaul.mapping.CsvRow;
import io.backhaul.mapping.FileFormat;
import io.backhaul.mapping.Mappings;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.edi.X12Interchange;
import io.backhaul.partner.edi.X12Partner;
import io.backhaul.partner.edi.X12Reader;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a supplier's messages are read: the reader with the settings of a passport, and a mapping. The same readers as in the
 * hub, so that a rehearsal says what would happen.
 *
 * @param table how his tables look; null when he sends none
 * @param x12 interchange ids, ours and his; null when he sends none
 * @param senders domains and single addresses he writes from; empty when it does not matter
 * @param mapping name of the mapping
 * @param cover the mapping that reads the mails his tables are attached to; null where they come by themselves
 */
public record Way(
        String supplier,
        FileFormat table,
        List<String> x12,
        List<String> senders,
        List<String> skuPrefixes,
        String mapping,
        String cover,
        Mappings mappings) {

    /**
     * One input of the mapping.
     *
     * @param where in the sample, for people
     * @param input null when it cannot be read or says nothing
     * @param problem why it cannot be read, or null
     * @param ignored why it says nothing, or null
     * @param values cells or labels by their names
     * @param text a mail's own words; empty for files
     * @param mapping that reads it, where it is another than the way's; or null
     */
    record Part(
            String where,
            Object input,
            String problem,
            String ignored,
            Map<String, String> values,
            String text,
            String mapping) {

        static Part refused(String where, String problem) {
            return new Part(where, null, problem, null, Map.of(), "", null);
        }
    }

    /** The way a draft would go, with the mapping it makes. */
    public static Way of(Draft draft, Mappings known) {
        Mappings mappings =
                draft.hasOwnMapping() ? known.with(draft.mapping(), MappingText.of(draft, "the samples")) : known;
        return new Way(
                draft.who().code(),
                draft.manner().isTable() ? FileFormat.of(draft.manner().type(), TableBlock.of(draft)) : null,
                draft.manner() == Draft.Manner.X12
                        ? List.of(draft.format().us(), draft.format().them())
                        : null,
                draft.byMail() ? draft.who().domains() : List.of(),
                draft.who().skuPrefixes(),
                draft.mapping(),
                draft.attached() ? "mail/answers" : null,
                mappings);
    }

    /** Whether mails from this address are his. */
    boolean isFrom(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return senders.isEmpty()
                || senders.stream().anyMatch(his -> his.equalsIgnoreCase(his.contains("@") ? address : domain));
    }

    /** The same way with another text for its mapping. */
    public Way with(String mappingText) {
        return new Way(supplier, table, x12, senders, skuPrefixes, mapping, cover, mappings.with(mapping, mappingText));
    }

    /** The same way for rows that were read and written down. */
    Way written() {
        return table == null
                ? this
                : new Way(supplier, table.written(), x12, senders, skuPrefixes, mapping, null, mappings);
    }

    /** All rows of a file, or of the tables attached to a mail. */
    List<CsvRow> rows(Sample sample) {
        Stream<Sample> files = cover == null ? Stream.of(sample) : AttachedFiles.of(List.of(sample)).stream();
        return files.flatMap(file -> Tables.rows(file.content(), table, file.name()).stream())
                .toList();
    }

    List<Part> parts(Sample sample) {
        try {
            if (x12 != null) {
                return x12(sample);
            }
            return table == null || cover != null ? MailParts.of(sample, this) : table(sample);
        } catch (UnreadableMessage e) {
            return List.of(Part.refused(sample.name(), e.getMessage()));
        }
    }

    List<Part> table(Sample sample) {
        List<Part> parts = Tables.rows(sample.content(), table, sample.name()).stream()
                .map(row -> row(Tables.at(sample.name(), row), row))
                .toList();
        return parts.isEmpty() ? List.of(Part.refused(sample.name(), "the file has no rows")) : parts;
    }

    private Part row(String where, CsvRow row) {
        return row.readable()
                ? new Part(where, row.input(supplier), null, null, row.values(), "", null)
                : Part.refused(where, row.problem());
    }

    private List<Part> x12(Sample sample) {
        return X12Reader.read(sample.content(), sample.name()).stream()
                .flatMap(interchange -> interchange(sample, interchange))
                .toList();
    }

    private Stream<Part> interchange(Sample sample, X12Interchange interchange) {
        if (!interchange.isBetween(X12Partner.of(x12.get(0), x12.get(1)))) {
            return Stream.of(Part.refused(
                    sample.name(),
                    "from " + interchange.sender() + " to " + interchange.receiver() + ", expected from " + x12.get(1)
                            + " to " + x12.get(0)));
        }
        Stream<Part> refused = interchange.refused().stream().map(why -> Part.refused(sample.name(), why));
        Stream<Part> taken = interchange.taken().stream()
                .map(set -> new Part(
                        sample.name() + " set " + set.setControl(),
                        set.input(supplier, null),
                        null,
                        null,
                        Map.of(),
                        "",
                        null));
        return Stream.concat(refused, taken);
    }
}
