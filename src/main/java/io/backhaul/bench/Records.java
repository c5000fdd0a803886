package io.backhaul.bench;

import io.backhaul.mapping.CsvRow;
import io.backhaul.mapping.FileFormat;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.mail.MailKind;
import io.backhaul.partner.mail.MailReader;
import io.backhaul.partner.mail.ReceivedMail;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All samples as records, before anything is known about their meaning.
 *
 * @param names columns or labels in the order they were met
 * @param mails the answers among the samples
 * @param dialect how the files are cut; null when there is none
 * @param headers the columns of each file, or the labels of each mail
 */
record Records(
        List<SampleRecord> records,
        List<String> names,
        List<ReceivedMail> mails,
        Dialect dialect,
        List<Set<String>> headers) {

    private static final System.Logger LOG = System.getLogger(Records.class.getName());

    /** Reads the samples of this kind; what cannot be read says so when it is replayed. */
    static Records of(List<Sample> samples, Sample.Kind kind) {
        List<SampleRecord> records = new ArrayList<>();
        List<ReceivedMail> mails = new ArrayList<>();
        List<Dialect> dialects = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        List<Set<String>> headers = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.kind() == kind) {
                read(sample, kind, records, mails, dialects);
            }
        }
        dialects.forEach(d -> headers.add(new LinkedHashSet<>(d.header())));
        dialects.forEach(
                d -> d.header().stream().filter(name -> !name.isBlank()).forEach(names::add));
        records.forEach(record -> names.addAll(record.values().keySet()));
        if (kind == Sample.Kind.MAIL) {
            records.forEach(record -> headers.add(record.values().keySet()));
        }
        return new Records(records, List.copyOf(names), mails, most(dialects), headers);
    }

    private static void read(
            Sample sample,
            Sample.Kind kind,
            List<SampleRecord> records,
            List<ReceivedMail> mails,
            List<Dialect> dialects) {
        try {
            if (kind == Sample.Kind.CSV) {
                Dialect dialect = Dialect.of(sample.content(), sample.name());
                dialects.add(dialect);
                records.addAll(rows(sample, dialect));
            } else if (kind == Sample.Kind.MAIL) {
                ReceivedMail mail = MailReader.read(sample.content());
                if (mail.kind() == MailKind.ANSWER) {
                    mails.add(mail);
                    records.add(new SampleRecord(sample.name(), sample.name(), MailLabels.of(mail)));
                }
            }
        } catch (UnreadableMessage unreadable) {
            LOG.log(
                    Level.DEBUG,
                    () -> sample.name() + " gives no records; its replay says why: " + unreadable.reason());
        }
    }

    private static List<SampleRecord> rows(Sample sample, Dialect dialect) {
        List<SampleRecord> rows = new ArrayList<>();
        for (CsvRow row : Tables.rows(sample.content(), FileFormat.of("csv", dialect.asItStands()), sample.name())) {
            Map<String, String> ordered = new LinkedHashMap<>();
            dialect.header().stream()
                    .filter(row.values()::containsKey)
                    .forEach(name -> ordered.put(name, row.values().get(name)));
            rows.add(new SampleRecord(sample.name(), Tables.at(sample.name(), row), ordered));
        }
        return rows;
    }

    private static Dialect most(List<Dialect> dialects) {
        return dialects.stream()
                .max(java.util.Comparator.comparingLong(d -> dialects.stream()
                        .filter(other -> other.delimiter() == d.delimiter())
                        .count()))
                .orElse(null);
    }

    /** All values under this name. */
    List<String> values(String name) {
        return records.stream()
                .map(record -> record.values().get(name))
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
