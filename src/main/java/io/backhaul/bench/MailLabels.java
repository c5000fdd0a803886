package io.backhaul.bench;

import io.backhaul.partner.mail.ReceivedMail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labels and values in a mail's own text: {@code Décision : acceptée} or {@code | Décision | acceptée |}. The first of several with one label counts. */
final class MailLabels {

    private static final int LONGEST = 64 * 1024;
    private static final Pattern LINE = Pattern.compile(
            "(?m)^[ \\t\\u00A0]{0,8}(?:[-*•|][ \\t]{1,3})?(\\p{L}[^:=|\\n]{0,40}?)[ \\t\\u00A0]{0,5}[:=：|][ \\t\\u00A0]{0,10}([^\\n|]{1,200})\\|?[ \\t]{0,3}$");
    private static final Pattern SENTENCE = Pattern.compile("[.!?]\\s|\\b(https?|mailto)$");

    private MailLabels() {}

    static Map<String, String> of(ReceivedMail mail) {
        String text = mail.answerText()
                .replace("\r", "")
                .substring(0, Math.min(mail.answerText().replace("\r", "").length(), LONGEST));
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            String label = line.group(1).strip();
            String value = line.group(2).strip();
            if (!value.isEmpty() && !SENTENCE.matcher(label).find() && label.split("\\s+").length <= 5) {
                labels.putIfAbsent(label, value);
            }
        }
        return labels;
    }
}
