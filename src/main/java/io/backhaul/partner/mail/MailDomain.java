package io.backhaul.partner.mail;

import java.net.IDN;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Domains as the DNS knows them, so that one written in Unicode equals its punycode and nothing that merely looks like it. */
final class MailDomain {

    private MailDomain() {}

    /** In lower-case ASCII; empty when it is no domain. */
    static String of(String written) {
        String bare = written.strip().replaceAll("\\.$", "");
        try {
            return IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return ""; // a label too long or empty: nobody's domain
        }
    }

    static Set<String> all(Collection<String> written) {
        return written.stream().map(MailDomain::of).collect(Collectors.toUnmodifiableSet());
    }

    /** Of an address, or of a domain alone. */
    static String ofAddress(String address) {
        return of(address.substring(address.lastIndexOf('@') + 1));
    }

    /** True when a signer speaks for a sender: the same domain, a part of it, or a parent that the passport names too. */
    static boolean isAligned(String signer, String from, Set<String> allowed) {
        return !signer.isEmpty()
                && (signer.equals(from)
                        || signer.endsWith("." + from)
                        || (allowed.contains(signer) && from.endsWith("." + signer)));
    }
}
