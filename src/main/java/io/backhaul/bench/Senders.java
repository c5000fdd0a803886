package io.backhaul.bench;

import io.backhaul.partner.mail.ReceivedMail;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who the mails among the samples are from, and what goods they speak of. */
final class Senders {

    private static final Set<String> PUBLIC = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "yahoo.com",
            "icloud.com",
            "gmx.de",
            "gmx.net",
            "web.de",
            "aol.com",
            "qq.com",
            "163.com",
            "126.com",
            "mail.ru",
            "orange.fr",
            "wp.pl",
            "proton.me");
    private static final Pattern SKU = Pattern.compile("\\b[A-Z][A-Z0-9]{1,15}[-_.][A-Z0-9][A-Z0-9._-]{0,30}\\b");

    private final List<ReceivedMail> mails;

    Senders(List<ReceivedMail> mails) {
        this.mails = mails.stream().filter(mail -> mail.from() != null).toList();
    }

    /** The address most of them are from, or empty. */
    String address() {
        Map<String, Long> counted =
                mails.stream().collect(Collectors.groupingBy(ReceivedMail::from, Collectors.counting()));
        return counted.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Their domains, the most frequent first. */
    List<String> domains() {
        Map<String, Long> counted = mails.stream()
                .map(ReceivedMail::fromDomain)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counted.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether anybody can get an address there. */
    static boolean isPublic(String domain) {
        return PUBLIC.contains(domain);
    }

    /** SKUs of ours in their texts. */
    List<String> skus(Known known) {
        Set<String> named = mails.stream()
                .flatMap(mail -> SKU.matcher(mail.answerText()).results())
                .map(found -> found.group())
                .limit(500)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return List.copyOf(known.ours(Known.What.SKU, named));
    }
}
