package io.backhaul.bench;

import io.backhaul.bench.Draft.Format;
import io.backhaul.bench.Draft.Manner;
import io.backhaul.bench.Draft.Reading;
import io.backhaul.bench.Draft.Who;
import io.backhaul.mapping.Mappings;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Proposes a supplier from his samples: how he writes, what his columns and words mean, and why that is thought. */
public final class Analyst {

    private final Known known;
    private final Mappings mappings;

    /** @param mappings those there are: prose is read by the general one */
    public Analyst(Known known, Mappings mappings) {
        this.known = known;
        this.mappings = mappings;
    }

    /** The first proposal for these samples. */
    public Proposal propose(String code, String name, String merchant, List<Sample> samples) {
        List<Sample> tables = AttachedFiles.of(samples);
        boolean attached = AttachedFiles.isUsual(samples);
        Sample.Kind kind = usualKind(attached ? tables : samples);
        boolean rows = kind == Sample.Kind.MAIL && MailRows.areUsual(AttachedFiles.mails(samples));
        Records records = Records.of(attached ? tables : samples, kind, null, rows);
        Senders senders = new Senders(AttachedFiles.mails(samples));
        List<ColumnGuess> columns = new Columns(records, known).guess();
        Manner manner = switch (kind) {
            case MAIL -> rows ? Manner.ROWS : Manner.LABELS;
            default -> Manner.valueOf(kind.name());
        };
        Reading reading = reading(records, columns);
        List<String> skus = records.records().isEmpty() ? List.of() : values(records, reading, Field.SKU);
        Draft draft = new Draft(
                manner,
                new Who(
                        code,
                        name,
                        List.of(merchant),
                        SkuPrefixes.of(skus.isEmpty() ? senders.skus(known) : skus),
                        senders.address(),
                        senders.domains()),
                format(samples, kind, records, reading, attached),
                reading);
        return complete(prose(draft, samples), samples, records, columns);
    }

    /** The same samples with what a person changed: his columns stand, words of new columns are looked up. */
    public Proposal again(Draft draft, List<Sample> samples) {
        List<Sample> read = draft.attached() ? AttachedFiles.of(samples) : samples;
        Records records = Records.of(read, usualKind(read), draft.format(), draft.manner() == Manner.ROWS);
        List<ColumnGuess> columns = new Columns(records, known)
                .guess().stream()
                        .map(g -> {
                            Field said = draft.reading().columns().getOrDefault(g.name(), g.field());
                            return said == g.field()
                                    ? g
                                    : new ColumnGuess(g.name(), said, 100, List.of("you said so"), g.examples());
                        })
                        .toList();
        Map<String, Field> there = new LinkedHashMap<>();
        columns.forEach(guess -> there.put(guess.name(), guess.field()));
        return complete(draft.with(draft.reading().with(there)), samples, records, columns);
    }

    private Proposal complete(Draft draft, List<Sample> samples, Records records, List<ColumnGuess> columns) {
        if (!draft.hasOwnMapping()) {
            return new Proposal(draft, List.of(), List.of(), Notes.of(draft, samples, records));
        }
        Reading r = draft.reading();
        List<WordGuess> words = Words.of(records, r);
        Reading complete = new Reading(
                r.columns(),
                required(records, r.columns()),
                meanings(words, r, Field.VERDICT),
                meanings(words, r, Field.CONDITION),
                r.every(),
                r.currency(),
                r.orderPrefix(),
                values(records, r, Field.AMOUNT).stream().allMatch(Shapes::isPlainNumber));
        Draft full = recognised(draft.with(complete), records);
        return new Proposal(full, columns, words, Notes.of(full, samples, records));
    }

    /** How his SKUs begin is seen as soon as somebody says which column holds them. */
    private static Draft recognised(Draft draft, Records records) {
        Who who = draft.who();
        return !who.skuPrefixes().isEmpty()
                ? draft
                : new Draft(
                        draft.manner(),
                        new Who(
                                who.code(),
                                who.name(),
                                who.merchants(),
                                SkuPrefixes.of(values(records, draft.reading(), Field.SKU)),
                                who.address(),
                                who.domains()),
                        draft.format(),
                        draft.reading());
    }

    /** Mails that the general mapping reads as well need no mapping of their own, but for words in their tables nobody knows yet. */
    private Draft prose(Draft draft, List<Sample> samples) {
        if (draft.manner() != Manner.LABELS && draft.manner() != Manner.ROWS) {
            return draft;
        }
        Draft general = new Draft(Manner.PROSE, draft.who(), draft.format(), draft.reading());
        if (!draft.saysVerdicts() && draft.reading().every() == Meaning.ASK) {
            return general;
        }
        Proposal own = again(draft, samples);
        Replay byOwn = Replay.of(samples, Way.of(own.draft(), mappings));
        Replay byGeneral = Replay.of(samples, Way.of(general, mappings));
        long more = byGeneral.read() - byOwn.read();
        boolean better = draft.manner() == Manner.ROWS ? !own.unknownWords().isEmpty() : said(byOwn) > said(byGeneral);
        return more > 0 || more == 0 && !better ? general : draft;
    }

    /** How often goods are named: an answer without them is about the whole return. */
    private static long said(Replay replay) {
        return replay.messages().stream()
                .filter(message -> !message.path("lines").isEmpty())
                .count();
    }

    private Reading reading(Records records, List<ColumnGuess> guesses) {
        Map<String, Field> columns = new LinkedHashMap<>();
        guesses.forEach(guess -> columns.put(guess.name(), guess.field()));
        Reading plain = new Reading(columns, List.of(), Map.of(), Map.of(), Meaning.ASK, "", "", true);
        boolean credits = !plain.saysVerdicts() && plain.has(Field.AMOUNT) && plain.has(Field.CREDIT_REFERENCE);
        return new Reading(
                columns,
                List.of(),
                Map.of(),
                Map.of(),
                credits ? Meaning.CREDITED : Meaning.ASK,
                plain.has(Field.CURRENCY) ? "" : Money.currencyOf(plain.names(Field.AMOUNT)),
                orderPrefix(values(records, plain, Field.ORDER)),
                true);
    }

    private Format format(List<Sample> samples, Sample.Kind kind, Records records, Reading reading, boolean attached) {
        Format found = records.format();
        List<String> amounts = values(records, reading, Field.AMOUNT).stream()
                .filter(amount -> kind != Sample.Kind.XLSX || !Shapes.isNumberOfWorkbook(amount))
                .toList();
        List<String> ids = kind == Sample.Kind.X12 ? Interchange.ids(samples) : List.of("", "");
        return new Format(
                found.delimiter(),
                Shapes.decimalComma(amounts),
                ids.get(1),
                ids.get(0),
                found.sheet(),
                found.headerRow(),
                found.rows(),
                attached,
                found.lines());
    }

    /** He leaves out how our order names begin, where what he writes is ours only with it. */
    private String orderPrefix(List<String> orders) {
        List<String> bare = orders.stream()
                .distinct()
                .filter(o -> !o.startsWith("#"))
                .limit(200)
                .toList();
        var whole = known.ours(Known.What.ORDER, bare.stream().collect(Collectors.toSet()));
        var prefixed =
                known.ours(Known.What.ORDER, bare.stream().map(o -> "#" + o).collect(Collectors.toSet()));
        return prefixed.size() > whole.size() ? "#" : "";
    }

    private static Map<String, Meaning> meanings(List<WordGuess> words, Reading reading, Field field) {
        Map<String, Meaning> meanings = new LinkedHashMap<>();
        words.stream()
                .filter(w -> reading.names(field).contains(w.column()))
                .forEach(w -> meanings.put(w.word(), w.meaning()));
        return meanings;
    }

    private static List<String> required(Records records, Map<String, Field> columns) {
        return columns.keySet().stream()
                .filter(name -> columns.get(name).isRead())
                .filter(name -> records.headers().stream()
                        .allMatch(header -> header.stream().anyMatch(h -> columns.get(h) == columns.get(name))))
                .toList();
    }

    private static List<String> values(Records records, Reading reading, Field field) {
        return reading.names(field).stream()
                .flatMap(name -> records.values(name).stream())
                .toList();
    }

    static Sample.Kind usualKind(List<Sample> samples) {
        return Arrays.stream(Sample.Kind.values())
                .max(Comparator.comparingLong(
                        kind -> samples.stream().filter(s -> s.kind() == kind).count()))
                .orElse(Sample.Kind.CSV);
    }
}
