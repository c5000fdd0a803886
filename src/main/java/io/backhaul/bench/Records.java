package io.backhaul.bench;

import io.backhaul.bench.Draft.Format;
import io.backhaul.mapping.CsvRow;
import io.backhaul.mapping.FileFormat;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.MailKind;
import io.backhaul.partner.mail.MailReader;
import io.backhaul.partner.mail.ReceivedMail;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All samples as records, before anything is known about their meaning.
 *
 * @param names columns or labels in the order they were met
 * @param layouts how the files are laid out; empty for mails
 * @param headers the columns of each file; or the labels of each mail, or what each record of a tree has
 */
record Records(
        Sample.Kind kind,
        List<SampleRecord> records,
        List<String> names,
        List<Layout> layouts,
        List<Set<String>> headers) {

    private static final System.Logger LOG = System.getLogger(Records.class.getName());

    /**
     * Reads the samples of this kind; what cannot be read says so when it is replayed.
     *
     * @param asked where a person says his rows are; null: it is found out
     * @param tables whether the records of a mail are the rows of its tables; its labels otherwise
     */
    static Records of(List<Sample> samples, Sample.Kind kind, Format asked, boolean tables) {
        Records all = new Records(kind, new ArrayList<>(), List.of(), new ArrayList<>(), new ArrayList<>());
        String rows = !kind.isTree() ? "" : asked == null ? TreeGuess.rows(samples, kind) : asked.rows();
        for (Sample sample : samples) {
            if (sample.kind() == kind) {
                all.read(sample, asked, rows, tables);
            }
        }
        return all.named();
    }

    private Records named() {
        Set<String> names = new LinkedHashSet<>();
        layouts.forEach(layout ->
                layout.header().stream().filter(name -> !name.isBlank()).forEach(names::add));
        records.forEach(record -> names.addAll(record.values().keySet()));
        if (kind == Sample.Kind.MAIL || kind.isTree()) {
            records.forEach(record -> headers.add(record.values().keySet()));
        } else {
            layouts.forEach(layout -> headers.add(new LinkedHashSet<>(layout.header())));
        }
        return new Records(kind, records, List.copyOf(names), layouts, headers);
    }

    private void read(Sample sample, Format asked, String rows, boolean tables) {
        try {
            if (kind.isTable()) {
                Layout layout = layout(sample, asked, rows);
                layouts.add(layout);
                records.addAll(rows(sample, layout));
            } else if (kind == Sample.Kind.MAIL) {
                ReceivedMail mail = MailReader.read(sample.content());
                if (mail.kind() == MailKind.ANSWER) {
                    List<Map<String, String>> said = tables ? MailRows.of(mail) : List.of(MailLabels.of(mail));
                    said.forEach(values -> records.add(new SampleRecord(sample.name(), sample.name(), values)));
                }
            }
        } catch (UnreadableMessage unreadable) {
            LOG.log(
                    Level.DEBUG,
                    () -> sample.name() + " gives no records; its replay says why: " + unreadable.reason());
        }
    }

    private Layout layout(Sample sample, Format asked, String rows) {
        return switch (kind) {
            case CSV -> Dialect.of(sample.content(), sample.name(), asked);
            case XLSX -> SheetGuess.of(sample, asked);
            default -> TreeGuess.layout(sample, kind, rows);
        };
    }

    private List<SampleRecord> rows(Sample sample, Layout layout) {
        List<SampleRecord> rows = new ArrayList<>();
        FileFormat format = FileFormat.of(kind.type(), layout.asItStands());
        for (CsvRow row : Tables.rows(sample.content(), format, sample.name())) {
            Map<String, String> ordered = new LinkedHashMap<>();
            layout.header().stream()
                    .filter(row.values()::containsKey)
                    .forEach(name -> ordered.put(name, row.values().get(name)));
            rows.add(new SampleRecord(sample.name(), Tables.at(sample.name(), row), ordered));
        }
        return rows;
    }

    /** How most files are laid out; a sheet is named only where the readers would take another one. */
    Format format() {
        Format most = layouts.stream()
                .map(Layout::format)
                .max(Comparator.comparingLong(format -> layouts.stream()
                        .filter(other -> other.format().equals(format))
                        .count()))
                .orElse(Format.PLAIN);
        boolean usual = layouts.stream().allMatch(Layout::usual) && kind == Sample.Kind.XLSX;
        Format named = usual ? Format.sheet("", most.headerRow(), most.lines()) : most;
        List<FileLines> lines =
                layouts.stream().map(one -> one.format().lines()).toList();
        return lines.isEmpty() ? named : named.with(Ending.common(named.lines(), lines));
    }

    /** Names of one field that cannot both be his: they stand in one file or mail, or in a tree, where they are not called the same. */
    boolean together(String one, String other) {
        boolean others =
                kind.isTree() && !Dictionary.name(TreeNames.last(one)).equals(Dictionary.name(TreeNames.last(other)));
        return others || headers.stream().anyMatch(header -> header.contains(one) && header.contains(other));
    }

    /** Whether this is a way to what stands around several rows of one file. */
    boolean isShared(String way) {
        return (way.startsWith("/") || way.startsWith("$."))
                && kind.isTree()
                && records.stream()
                        .filter(record -> record.values().containsKey(way))
                        .collect(Collectors.groupingBy(
                                record ->
                                        List.of(record.sample(), record.values().get(way)),
                                Collectors.counting()))
                        .values()
                        .stream()
                        .anyMatch(times -> times > 1);
    }

    /** Whether the values number the rows of each file. */
    boolean isNumbering(String name) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        return records.stream()
                .allMatch(record -> String.valueOf(rows.merge(record.sample(), 1, Integer::sum))
                        .equals(record.values().getOrDefault(name, "").replaceFirst("^0+", "")));
    }

    /** All values under this name. */
    List<String> values(String name) {
        return records.stream()
                .map(record -> record.values().get(name))
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
