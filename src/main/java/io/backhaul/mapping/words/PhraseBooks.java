package io.backhaul.mapping.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The phrase books of all languages, {@code mappings/mail/words/*.yaml}; how one is written says the README beside them.
 * Thread-safe. A mapping asks them with {@code $said(text, skuPrefixes)}.
 */
public final class PhraseBooks {

    /** The book of the languages nobody has taught: their doubts count everywhere, and whoever writes in them is not read. */
    private static final String OTHERS = "others";

    private final List<PhraseBook> taught;
    private final List<PhraseBook> all;
    private final Labels labels;

    private PhraseBooks(List<PhraseBook> all) {
        this.all = all;
        this.taught =
                all.stream().filter(book -> !book.language().equals(OTHERS)).toList();
        this.labels = new Labels(taught);
    }

    /**
     * All books of a directory; none when there is no such directory.
     *
     * @throws IllegalStateException when a book cannot be read, naming the file
     */
    public static PhraseBooks load(Path directory) {
        if (!Files.isDirectory(directory)) {
            return new PhraseBooks(List.of());
        }
        try (Stream<Path> files = Files.list(directory)) {
            return new PhraseBooks(files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(PhraseBook::load)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the phrase books in " + directory, e);
        }
    }

    /** Codes of the languages that are read, for example {@code de}. */
    public List<String> languages() {
        return taught.stream().map(PhraseBook::language).toList();
    }

    /** Which field a label or the head of a column means ({@code rma}, {@code sku}, {@code status} ..), or empty text. */
    public String field(String label) {
        return labels.field(label);
    }

    /**
     * Everything a text says, sentence by sentence and table row by table row.
     *
     * @param text the sender's own words, without quotes and signature
     * @param skuPrefixes how the supplier's SKUs begin; may be empty
     */
    public List<Finding> read(String text, List<String> skuPrefixes) {
        return new TextReader(taught, all, labels, skuPrefixes).read(text);
    }

    /** The same as a mapping sees it: {@code [{kind, value, text, skus, quantity}]}. */
    public List<Map<String, Object>> plain(String text, List<String> skuPrefixes) {
        return read(text, skuPrefixes).stream().map(Finding::plain).toList();
    }
}
