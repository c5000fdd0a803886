package io.backhaul.partner.mail;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges a mail by what our own mail server found (RFC 8601): only the topmost Authentication-Results with our server's
 * name counts, since everything below it was there when the mail came in and may be the sender's own invention.
 */
public final class MailTrust {

    private MailTrust() {}

    /**
     * @param authservId name our receiving mail server signs its results with, for example {@code mx.backhaul.test}
     * @param domains domains the supplier writes from; the sender's domain must be exactly one of them
     */
    public static Trust judge(ReceivedMail mail, String authservId, Collection<String> domains) {
        Set<String> allowed =
                domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (mail.from() == null) {
            return Trust.no("the mail does not have exactly one sender");
        }
        if (!allowed.contains(mail.fromDomain())) {
            return Trust.no("the sender's domain " + mail.fromDomain() + " is not one of the supplier's");
        }
        Optional<AuthenticationResults> ours = mail.header("Authentication-Results").stream()
                .map(AuthenticationResults::parse)
                .filter(results -> results.authservId().equalsIgnoreCase(authservId))
                .findFirst();
        return ours.map(results -> verdict(results, mail.fromDomain(), allowed))
                .orElseGet(() -> Trust.no("our mail server " + authservId + " has not checked this mail"));
    }

    private static Trust verdict(AuthenticationResults results, String from, Set<String> allowed) {
        List<AuthenticationResults.Result> dmarc = results.of("dmarc");
        if (dmarc.stream().anyMatch(result -> result.value().equals("fail"))) {
            return Trust.no("DMARC failed for " + from);
        }
        if (!dmarc.isEmpty() && dmarc.stream().allMatch(result -> result.passes() && isAbout(result, from))) {
            return Trust.yes("DMARC passed for " + from);
        }
        return results.of("dkim").stream()
                .filter(AuthenticationResults.Result::passes)
                .map(result -> signer(result))
                .filter(domain -> isAligned(domain, from, allowed))
                .findFirst()
                .map(domain -> Trust.yes("DKIM signature of " + domain))
                .orElseGet(() -> Trust.no("neither DMARC nor an aligned DKIM signature passed for " + from));
    }

    private static boolean isAbout(AuthenticationResults.Result dmarc, String from) {
        return dmarc.property("header.from").map(domain -> domain.equals(from)).orElse(true);
    }

    private static String signer(AuthenticationResults.Result dkim) {
        return dkim.property("header.d")
                .or(() -> dkim.property("header.i"))
                .map(value -> value.substring(value.lastIndexOf('@') + 1))
                .orElse("");
    }

    /** The signer is the sender's domain, a part of it, or a parent that the supplier's passport names too. */
    private static boolean isAligned(String signer, String from, Set<String> allowed) {
        return signer.equals(from)
                || signer.endsWith("." + from)
                || (allowed.contains(signer) && from.endsWith("." + signer));
    }
}
