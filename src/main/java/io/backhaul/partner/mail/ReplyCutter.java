package io.backhaul.partner.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the sender himself wrote: without the mail he answers and without his signature. A word in our own quoted question
 * must never be read as his verdict, so in doubt a line is cut: an answer that is lost goes to a person.
 */
public final class ReplyCutter {

    private static final int MAX_LINES = 20_000;
    private static final int SIGNATURE_LINES = 12;

    private static final Pattern CLOSING = Pattern.compile(
            "(?iu)(with )?(best|kind|kindest|warm|many)? ?(regards|wishes|greetings)|sincerely( yours)?|yours (sincerely|truly)"
                    + "|thanks( again| in advance)?|(many )?thank you( very much)?|thanks and regards|cheers|best"
                    + "|(mit )?(freundlichen?|besten?|herzlichen?) gr(ü|ue)(ß|ss)en?|viele gr(ü|ue)(ß|ss)e|mfg|lg"
                    + "|cordialement|bien cordialement|salutations|saludos( cordiales)?|un saludo|atentamente"
                    + "|met vriendelijke groet(en)?|cordiali saluti");
    private static final Pattern DEVICE = Pattern.compile(
            "(?iu)(sent from|gesendet von|von meinem|envoy[ée] (de|depuis)|enviado desde|get outlook for|sent via)"
                    + " [\\p{L}\\p{N} '’®-]{1,60}");
    private static final Pattern RULE = Pattern.compile("\\s*[_*=-]{5,}\\s*");

    private ReplyCutter() {}

    /** The sender's own words; empty when he wrote none. */
    public static String cut(String text) {
        List<String> lines = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00A0', ' ')
                .lines()
                .limit(MAX_LINES)
                .toList();
        return String.join("\n", withoutSignature(withoutQuotes(lines))).strip();
    }

    private static List<String> withoutQuotes(List<String> lines) {
        List<String> own = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            int attribution = QuoteHeader.attributionLength(lines, i);
            if (QuoteHeader.endsAnswer(lines, i) || (attribution > 0 && !quoteFollows(lines, i + attribution))) {
                break;
            } else if (attribution > 0) {
                i = afterQuote(lines, i + attribution);
            } else if (isQuoted(lines.get(i))) {
                i = afterQuote(lines, i);
            } else {
                own.add(lines.get(i++));
            }
        }
        return own;
    }

    private static boolean quoteFollows(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        return i < lines.size() && isQuoted(lines.get(i));
    }

    /** Past the marked lines and past a paragraph that hangs on to them: badly wrapped quotes lose their mark. */
    private static int afterQuote(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && (lines.get(i).isBlank() || isQuoted(lines.get(i)))) {
            i++;
        }
        boolean hanging = i > from && i < lines.size() && isQuoted(lines.get(i - 1));
        while (hanging && i < lines.size() && !lines.get(i).isBlank()) {
            i++;
        }
        return i;
    }

    private static boolean isQuoted(String line) {
        return line.stripLeading().startsWith(">");
    }

    private static List<String> withoutSignature(List<String> lines) {
        int end = lines.size();
        boolean begun = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.equals("--") || line.equals("—") || DEVICE.matcher(line).matches()) {
                end = i;
                break;
            }
            if (begun && isClosing(line) && lines.size() - i <= SIGNATURE_LINES + 1) {
                end = i;
                break;
            }
            begun |= !line.isEmpty();
        }
        while (end > 0
                && (lines.get(end - 1).isBlank()
                        || RULE.matcher(lines.get(end - 1)).matches())) {
            end--;
        }
        return lines.subList(0, end);
    }

    private static boolean isClosing(String line) {
        return line.length() <= 60
                && CLOSING.matcher(line.replaceAll("[,.!]+$", "")).matches();
    }
}
