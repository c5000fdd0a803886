package io.backhaul.partner.mail;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The sentences of our mails and of the answer page in one language: {@code mail/words/<language>.properties}. */
public final class MailWords {

    /** Languages that are shipped (ISO 639-1). */
    public static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "cs", "tr", "zh");

    private static final Map<String, MailWords> LOADED = new ConcurrentHashMap<>();

    private final String language;
    private final Properties words;

    private MailWords(String language, Properties words) {
        this.language = language;
        this.words = words;
    }

    /** The words of this language, or the English ones when it is not shipped. */
    public static MailWords of(String language) {
        return LOADED.computeIfAbsent(LANGUAGES.contains(language) ? language : "en", MailWords::load);
    }

    private static MailWords load(String language) {
        Properties words = new Properties();
        try (InputStream in = MailWords.class.getResourceAsStream("/mail/words/" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the words of language " + language + " cannot be read", e);
        }
        return new MailWords(language, words);
    }

    public String language() {
        return language;
    }

    /** A sentence with nothing to fill in. */
    public String say(String key) {
        return say(key, Map.of());
    }

    /** A sentence with what it names filled in as it is; {@link IllegalArgumentException} when there is no such sentence. */
    public String say(String key, Map<String, ?> names) {
        String sentence = words.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException(language + " has no words for " + key);
        }
        return sentence.contains("{{")
                ? Mustache.compiler().escapeHTML(false).compile(sentence).execute(names)
                : sentence;
    }

    /** All sentences whose key begins so, as they stand in the file. */
    public Map<String, String> texts(String prefix) {
        return words.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toMap(key -> key, words::getProperty));
    }
}
