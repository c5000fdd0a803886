package io.backhaul.partner.mail;

import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.backhaul.partner.mail.SupplierMail.Purpose;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One template per purpose and supplier: a supplier's own in {@code mappings/<supplier>/mail/<purpose>.txt} and {@code .html},
 * else the shipped layout with the words of his language. Own plain text without HTML is sent as plain text alone.
 */
public final class MailTemplates {

    private static final TemplateText SHIPPED_TEXT = TemplateText.of("mail/letter.txt", shipped("letter.txt"));
    private static final TemplateText SHIPPED_HTML = TemplateText.of("mail/letter.html", shipped("letter.html"));

    private final Map<String, TemplateText> own = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Reads and checks the templates of these suppliers.
     *
     * @param mappings the directory of the mappings
     * @param languages language of each supplier by his code
     */
    public MailTemplates(Path mappings, Map<String, String> languages) {
        languages.forEach((supplier, language) -> {
            Path directory = mappings.resolve(supplier).resolve("mail");
            if (Files.isDirectory(directory)) {
                read(directory, supplier);
            }
            if (!MailWords.LANGUAGES.contains(language)) {
                requireAll(supplier, language);
            }
        });
    }

    /** What is wrong, each with file and line; empty when all can be used. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The words of this mail to this supplier. */
    public Letter letter(String supplier, String language, SupplierMail mail) {
        LetterModel model = new LetterModel(MailWords.of(language), mail);
        Map<String, Object> values = model.values();
        String name = supplier + "/" + mail.purpose().word();
        TemplateText text = own.get(name + ".txt");
        TemplateText html = text == null ? SHIPPED_HTML : own.get(name + ".html");
        String subject = text == null || text.subject() == null
                ? model.subject()
                : text.subject().execute(values);
        Template body = text == null ? SHIPPED_TEXT.body() : text.body();
        return new Letter(
                subject, body.execute(values), html == null ? null : html.body().execute(values));
    }

    private void read(Path directory, String supplier) {
        try (var files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                read(file, supplier, "mappings/" + supplier + "/mail/" + file.getFileName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the mail templates in " + directory + " cannot be read", e);
        }
    }

    private void read(Path file, String supplier, String shown) throws IOException {
        String name = file.getFileName().toString();
        if (!isPurpose(name)) {
            problems.add(shown + ": no mail has this purpose; known are " + known());
            return;
        }
        if (name.endsWith(".html") && !Files.exists(file.resolveSibling(name.replace(".html", ".txt")))) {
            problems.add(
                    shown + ": the same as plain text is missing; write " + name.replace(".html", ".txt") + " too");
        }
        try {
            TemplateText text = TemplateText.of(shown, Files.readString(file));
            problems.addAll(text.problems());
            own.put(supplier + "/" + name, text);
        } catch (MustacheException e) {
            problems.add(shown + ": " + e.getMessage());
        }
    }

    private void requireAll(String supplier, String language) {
        for (Purpose purpose : Purpose.values()) {
            if (!own.containsKey(supplier + "/" + purpose.word() + ".txt")) {
                problems.add("config/suppliers/" + supplier + ".yaml: language '" + language
                        + "' is not shipped (" + String.join(", ", MailWords.LANGUAGES) + "); write mappings/"
                        + supplier
                        + "/mail/" + purpose.word() + ".txt");
            }
        }
    }

    private static boolean isPurpose(String name) {
        for (Purpose purpose : Purpose.values()) {
            if (name.equals(purpose.word() + ".txt") || name.equals(purpose.word() + ".html")) {
                return true;
            }
        }
        return false;
    }

    private static String known() {
        List<String> words = new ArrayList<>();
        for (Purpose purpose : Purpose.values()) {
            words.add(purpose.word() + ".txt");
        }
        return String.join(", ", words) + ", and the same as .html";
    }

    private static String shipped(String name) {
        try (InputStream in = MailTemplates.class.getResourceAsStream("/mail/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the template " + name + " cannot be read", e);
        }
    }
}
