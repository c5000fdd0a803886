package io.backhaul.partner.mail;

import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers a clerk names in his own words, whatever his verdict: an order number, which only helps a person to find the return,
 * and the tracking number of a parcel, which is a key.
 */
public final class MailNumbers {

    private static final Pattern ORDER = Pattern.compile(
            "\\b(?:order|ord\\.|PO)(?:[ .]{0,2}(?:number|no\\.?|nr\\.?|name|id))?\\s{0,3}:?\\s{0,3}"
                    + "(#?(?=[A-Z0-9-]{0,20}\\d{3})[A-Z0-9][A-Z0-9-]{1,30}[A-Z0-9])\\b",
            Pattern.CASE_INSENSITIVE);
    /** One of few digits, where it is called a number or written with a hash: it tells one return from another all the same. */
    private static final Pattern SHORT_ORDER = Pattern.compile(
            "\\b(?:order|ord\\.|PO)(?:[ .]{0,2}(?:number|no\\.?|nr\\.?|name|id)\\s{0,3}:?\\s{0,3}(?=#?[A-Z-]{0,12}\\d)"
                    + "|\\s{0,3}:?\\s{0,3}(?=#[A-Z-]{0,12}\\d))(#?[A-Z0-9-]{1,14})(?![A-Z0-9-])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PARCEL = Pattern.compile(
            "\\b(?:tracking|waybill|AWB)(?:[ .]{0,2}(?:number|no\\.?|nr\\.?|id|code))?(?: is)?\\s{0,3}[:#]?\\s{0,3}"
                    + "((?=[A-Z0-9]{0,38}\\d{3})[A-Z0-9]{8,40})\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int READ = 64 * 1024;
    private static final int AT_MOST = 10;

    private MailNumbers() {}

    /** Orders as {@link Type#MENTION}, parcels as {@link Type#TRACKING}; from the subject and the sender's own text. */
    public static List<Reference> of(ReceivedMail mail) {
        String own = mail.answerText().substring(0, Math.min(mail.answerText().length(), READ));
        String text = mail.subject() + "\n" + own;
        return Stream.of(
                        found(ORDER, text, Type.MENTION),
                        found(SHORT_ORDER, text, Type.MENTION),
                        found(PARCEL, text, Type.TRACKING))
                .flatMap(numbers -> numbers)
                .distinct()
                .toList();
    }

    private static Stream<Reference> found(Pattern number, String text, Type type) {
        return number.matcher(text)
                .results()
                .map(match -> Reference.of(type, match.group(1)))
                .distinct()
                .limit(AT_MOST);
    }
}
