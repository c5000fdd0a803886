package io.backhaul.partner.mail;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whose word a mail would be, if it is authentic: one sender, of the supplier, who wants answers nowhere else.
 *
 * @param domains domains the supplier writes from, none of them anybody's
 * @param addresses single addresses he writes from, where a domain is shared with strangers; may be empty
 */
public record MailSender(Collection<String> domains, Collection<String> addresses) {

    /** Fields that may stand once (RFC 5322); readers differ on which of two counts, and a signature covers one. */
    private static final List<String> ONCE = List.of(
            "From",
            "Sender",
            "Reply-To",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "In-Reply-To",
            "References",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding");

    /** All of a mail's signatures are remembered, so that an old mail is known again; real mails carry one to three. */
    private static final int MOST_SIGNATURES = 10;

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>@,;:]{1,200}@([^\\s<>@,;:]{1,255})");

    public MailSender {
        domains = Set.copyOf(domains);
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
    }

    /** Why it is nobody's word, or another's; empty when only its authenticity is left to prove. */
    Optional<String> refusal(ReceivedMail mail) {
        Optional<String> twice =
                ONCE.stream().filter(name -> mail.header(name).size() > 1).findFirst();
        if (mail.from() == null || manyAddresses(mail)) {
            return Optional.of("the mail does not have exactly one sender");
        }
        if (twice.isPresent()) {
            return Optional.of("the mail has the header " + twice.get() + " more than once");
        }
        if (mail.header("DKIM-Signature").size() > MOST_SIGNATURES) {
            return Optional.of("the mail carries more than " + MOST_SIGNATURES + " signatures");
        }
        if (!isHis(mail.from())) {
            return Optional.of(
                    "the sender's domain " + MailDomain.of(mail.fromDomain()) + " is not one of the supplier's");
        }
        return Stream.of("Sender", "Reply-To")
                .flatMap(name -> others(mail, name).map(address -> name + " names " + MailDomain.ofAddress(address)))
                .findFirst()
                .map(other -> "its " + other + ", which is not one of the supplier's domains");
    }

    /** All domains a signature may be of. */
    Set<String> signers() {
        return MailDomain.all(domains);
    }

    private boolean isHis(String address) {
        boolean named =
                addresses.stream().anyMatch(own -> own.toLowerCase(Locale.ROOT).equals(address));
        return named || MailDomain.all(domains).contains(MailDomain.ofAddress(address));
    }

    private Stream<String> others(ReceivedMail mail, String name) {
        return mail.header(name).stream()
                .flatMap(value ->
                        ADDRESS.matcher(HeaderText.withoutComments(value)).results())
                .map(MatchResult::group)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .filter(address -> !isHis(address));
    }

    /** Two addresses in one From: which of them a person sees depends on his mail program. */
    private static boolean manyAddresses(ReceivedMail mail) {
        return mail.header("From").stream()
                .map(HeaderText::withoutComments)
                .anyMatch(from -> from.chars().filter(c -> c == '@').count() != 1);
    }
}
