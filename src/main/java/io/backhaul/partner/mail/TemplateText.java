package io.backhaul.partner.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template file, compiled and checked. In plain text the first line may be {@code Subject: ...}; in HTML every value is
 * escaped, and nothing that would be fetched or run is let through.
 *
 * @param subject the file's own subject, or null
 */
record TemplateText(Template subject, Template body, List<String> problems) {

    private static final Map<String, Pattern> REFUSED = new TreeMap<>(Map.of(
            "a value is not escaped; write {{name}}", Pattern.compile("\\{\\{\\{|\\{\\{\\s*&"),
            "something would be fetched when the mail is opened; leave it out",
                    Pattern.compile(
                            "(?i)\\b(src|srcset|background|poster)\\s*=|url\\s*\\(|@import|<\\s*(link|img|iframe)\\b"),
            "a script or form has no place in a mail; leave it out",
                    Pattern.compile("(?i)<\\s*(script|form|object|embed)\\b|\\son[a-z]+\\s*=")));

    /** Throws the library's exception, with the line, when it cannot be compiled. */
    static TemplateText of(String file, String text) {
        boolean html = file.endsWith(".html");
        Mustache.Compiler compiler =
                Mustache.compiler().escapeHTML(html).defaultValue("").emptyStringIsFalse(true);
        boolean titled = !html && text.startsWith("Subject:");
        int end = titled ? (text + "\n").indexOf('\n') : 0;
        Template subject = titled
                ? compiler.compile(text.substring("Subject:".length(), end).strip())
                : null;
        Template body = compiler.compile(titled ? text.substring(Math.min(end + 1, text.length())) : text);
        List<String> problems = new ArrayList<>();
        if (html) {
            REFUSED.forEach((why, what) -> refuse(file, text, what, why, problems));
        }
        Names names = new Names(file, text, problems);
        body.visit(names);
        if (subject != null) {
            subject.visit(names);
        }
        return new TemplateText(subject, body, List.copyOf(problems));
    }

    private static void refuse(String file, String text, Pattern what, String why, List<String> problems) {
        Matcher found = what.matcher(text);
        if (found.find()) {
            problems.add(file + " line " + lineOf(text, found.start()) + ": " + why);
        }
    }

    private static long lineOf(String text, int position) {
        return 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    /** Looks at every name a template uses. */
    private record Names(String file, String text, List<String> problems) implements Mustache.Visitor {

        @Override
        public void visitText(String plain) {
            // words of the template itself
        }

        @Override
        public void visitVariable(String name) {
            check(name);
        }

        @Override
        public boolean visitInclude(String name) {
            problems.add(file + " line " + line(">" + name) + ": a template cannot take in another one");
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            check(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            check(name);
            return true;
        }

        private void check(String name) {
            if (!LetterModel.NAMES.contains(name)) {
                problems.add(file + " line " + line(name) + ": unknown name '" + name + "'; known are "
                        + String.join(", ", LetterModel.NAMES.stream().sorted().toList()));
            }
        }

        private long line(String name) {
            Matcher found =
                    Pattern.compile("\\{\\{[\\s#^/&{]*" + Pattern.quote(name)).matcher(text);
            return found.find() ? lineOf(text, found.start()) : 1;
        }
    }
}
