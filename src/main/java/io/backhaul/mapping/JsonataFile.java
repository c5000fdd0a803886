package io.backhaul.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import io.backhaul.mapping.words.PhraseBooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One compiled JSONata file. Evaluation is bounded in time and depth, sees only its input, and gives the same answer to
 * the same input: replaying a receipt must not depend on the hour.
 */
final class JsonataFile {

    private static final long MILLIS = 1000;
    private static final int DEPTH = 200;
    private static final Pattern NOT_REPEATABLE = Pattern.compile("\\$(now|millis|random|shuffle|eval)\\s*\\(");
    private static final String ERROR_FUNCTION = "D3137";

    private final Jsonata compiled;
    private final String source;
    private final String shown;

    private JsonataFile(Jsonata compiled, String source, String shown) {
        this.compiled = compiled;
        this.source = source;
        this.shown = shown;
    }

    /** @param words answers a mapping's {@code $said(text, skuPrefixes)} */
    static JsonataFile compile(Path path, String shown, PhraseBooks words) {
        return compile(read(path), shown, words);
    }

    static JsonataFile compile(String source, String shown, PhraseBooks words) {
        Matcher banned = NOT_REPEATABLE.matcher(source);
        if (banned.find()) {
            throw new IllegalStateException(shown + " " + position(source, banned.start()) + ": " + banned.group()
                    + ") does not give the same answer every time");
        }
        try {
            Jsonata compiled = Jsonata.jsonata(source);
            compiled.registerFunction(
                    "said", (String text, List<String> prefixes) -> words.plain(text, texts(prefixes)));
            return new JsonataFile(compiled, source, shown);
        } catch (JException e) {
            throw new IllegalStateException(shown + " " + position(source, e.getLocation()) + ": " + e.getMessage(), e);
        } catch (PatternSyntaxException e) {
            throw new IllegalStateException(
                    shown + " " + position(source, source.indexOf(e.getPattern())) + ": " + e.getMessage(), e);
        }
    }

    private static List<String> texts(List<?> prefixes) {
        return prefixes == null
                ? List.of()
                : prefixes.stream().map(String::valueOf).toList();
    }

    /** The file's name as people see it, for example {@code mappings/globex/answers.jsonata}. */
    String shown() {
        return shown;
    }

    /** A runaway times out however often it is tried; a machine that stood still once gets a second chance. */
    Object evaluate(Object input) {
        try {
            return evaluateOnce(input);
        } catch (JException e) {
            if (!isTimeout(e)) {
                throw new UnreadableMessage(shown, reason(e), e);
            }
        }
        try {
            return evaluateOnce(input);
        } catch (JException e) {
            throw new UnreadableMessage(shown, reason(e), e);
        }
    }

    private Object evaluateOnce(Object input) {
        Jsonata.Frame frame = compiled.createFrame();
        frame.setRuntimeBounds(MILLIS, DEPTH);
        try {
            return compiled.evaluate(input, frame);
        } catch (StackOverflowError | IllegalArgumentException e) {
            throw new UnreadableMessage(
                    shown, "cannot be applied: " + e.getClass().getSimpleName(), e);
        }
    }

    private static boolean isTimeout(JException e) {
        return String.valueOf(e.getMessage()).contains("timeout");
    }

    /** What the mapping itself says with {@code $error} stands alone; trouble of the engine names the line. */
    private String reason(JException e) {
        return ERROR_FUNCTION.equals(e.getError())
                ? e.getMessage()
                : position(source, e.getLocation()) + ": " + e.getMessage();
    }

    private static String position(String source, int offset) {
        String before = source.substring(0, Math.max(0, Math.min(offset, source.length())));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return "line " + line + " column " + (before.length() - before.lastIndexOf('\n'));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}
