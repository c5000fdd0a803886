package io.backhaul.partner.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tags of one DKIM-Signature field (RFC 6376), and what speaks against relying on it whatever its key says. */
record DkimSignature(Map<String, String> tags) {

    private static final Set<String> ALGORITHMS = Set.of("rsa-sha256", "ed25519-sha256");
    /** What the hub reads a mail by; a signature that leaves one open lets a stranger change it. */
    private static final List<String> ALWAYS = List.of("from", "to", "subject", "message-id");

    private static final List<String> WHERE_PRESENT = List.of("content-type", "reply-to", "sender");

    /** @param body the field without its name; folding does not matter */
    static DkimSignature of(String body) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : body.split(";")) {
            String[] pair = tag.split("=", 2);
            if (pair.length == 2) {
                tags.putIfAbsent(pair[0].strip(), pair[1].replaceAll("\\s", ""));
            }
        }
        return new DkimSignature(Map.copyOf(tags));
    }

    static List<DkimSignature> of(ReceivedMail mail) {
        return mail.header("DKIM-Signature").stream().map(DkimSignature::of).toList();
    }

    /** Who signs, in lower case; empty when it names nobody. */
    String domain() {
        return MailDomain.of(tag("d"));
    }

    /** Why it proves nothing about this mail; empty when it may. */
    Optional<String> weakness(ReceivedMail mail) {
        if (tags.containsKey("l")) {
            return Optional.of("it signs only the beginning of the text (l=), so anybody may add to it");
        }
        if (!ALGORITHMS.contains(tag("a").toLowerCase(Locale.ROOT))) {
            return Optional.of("its algorithm '" + tag("a") + "' is not accepted, only SHA-256 is");
        }
        Set<String> signed =
                Arrays.stream(tag("h").toLowerCase(Locale.ROOT).split(":")).collect(Collectors.toUnmodifiableSet());
        return Stream.concat(
                        ALWAYS.stream(),
                        WHERE_PRESENT.stream().filter(n -> !mail.header(n).isEmpty()))
                .filter(name -> !signed.contains(name))
                .findFirst()
                .map(name -> "it leaves the header " + name + " unsigned, so anybody may change it");
    }

    boolean signsOnlyAPart() {
        return tags.containsKey("l");
    }

    /** The same for every copy of the mail it was made for; empty when it has no value. */
    Optional<String> fingerprint() {
        String value = tag("b");
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(SafeName.sha256((domain() + "/" + value).getBytes(StandardCharsets.UTF_8)));
    }

    private String tag(String name) {
        return tags.getOrDefault(name, "");
    }
}
