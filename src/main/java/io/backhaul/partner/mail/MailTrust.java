package io.backhaul.partner.mail;

import io.backhaul.partner.mail.AuthenticationResults.Result;
import io.backhaul.partner.mail.OwnServer.Dkim;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges whether a mail is the supplier's. What our own mail server found (RFC 8601) counts first: only its topmost fields, since
 * everything below was there when the mail came in and may be the sender's own invention. Its no is never overruled; where it
 * has no verdict, a sound DKIM signature that the hub checks itself may vouch.
 */
public final class MailTrust {

    private final OwnServer server;
    private final DkimCheck dkim;

    /** @param dkim checks signatures; null when the server's word alone counts */
    public MailTrust(OwnServer server, DkimCheck dkim) {
        this.server = server;
        this.dkim = dkim;
    }

    /**
     * By our server's word alone.
     *
     * @param authservId name our receiving mail server signs its results with, for example {@code mx.backhaul.test}
     * @param domains domains the supplier writes from; the sender's domain must be exactly one of them
     */
    public static Trust judge(ReceivedMail mail, String authservId, Collection<String> domains) {
        return new MailTrust(OwnServer.named(authservId), null).judge(mail, null, new MailSender(domains, List.of()));
    }

    /** The same for a mailbox whose mail server has another name. */
    public MailTrust at(String authservId) {
        return new MailTrust(new OwnServer(authservId, server.fields(), server.dkim()), dkim);
    }

    /** @param raw the mail byte for byte; what a signature is checked against */
    public Trust judge(ReceivedMail mail, byte[] raw, MailSender sender) {
        Optional<String> refusal = sender.refusal(mail);
        if (refusal.isPresent()) {
            return Trust.no(refusal.get());
        }
        String from = MailDomain.of(mail.fromDomain());
        List<AuthenticationResults> ours = ours(mail);
        if (ours.isEmpty() && server.dkim() != Dkim.ALONE) {
            return Trust.no("our mail server " + server.authservId() + " has not checked this mail");
        }
        Optional<Trust> word = serversWord(mail, ours, from, sender.signers());
        if (word.isPresent() || server.dkim() == Dkim.OFF) {
            return word.orElseGet(() -> Trust.no("neither DMARC nor an aligned DKIM signature passed for " + from));
        }
        DkimCheck.Verdict verdict = dkim.check(raw, mail, sender.signers());
        return verdict.signer() != null
                ? Trust.yes("DKIM signature of " + verdict.signer() + ", checked by the hub itself")
                : Trust.no(
                        (ours.isEmpty() ? "" : "our mail server " + server.authservId() + " has no DMARC verdict, and ")
                                + verdict.reason());
    }

    /** The fields our server wrote: so many of its name as it writes, from the top. */
    private List<AuthenticationResults> ours(ReceivedMail mail) {
        return mail.header("Authentication-Results").stream()
                .map(AuthenticationResults::parse)
                .filter(results -> results.isOf(server.authservId()))
                .limit(server.fields())
                .toList();
    }

    /** What our server decides; empty where it has no verdict. */
    private Optional<Trust> serversWord(
            ReceivedMail mail, List<AuthenticationResults> ours, String from, Set<String> allowed) {
        List<Result> dmarc = all(ours, "dmarc");
        if (dmarc.stream().anyMatch(result -> result.value().equals("fail"))) {
            return Optional.of(Trust.no("DMARC failed for " + from + ", by our mail server " + server.authservId()));
        }
        if (!dmarc.isEmpty() && dmarc.stream().allMatch(result -> result.passes() && isAbout(result, from))) {
            return Optional.of(
                    restsOnAPart(mail, ours, from, allowed)
                            ? Trust.no(
                                    "DMARC passed for " + from + ", but its DKIM signature covers only the beginning of"
                                            + " the text (l=), so anybody may have added to it")
                            : Trust.yes("DMARC passed for " + from + ", by our mail server " + server.authservId()));
        }
        if (dmarc.stream().anyMatch(Result::passes)) {
            return Optional.of(Trust.no("the DMARC verdict of our mail server is not about " + from));
        }
        List<Result> own = all(ours, "dkim").stream()
                .filter(result -> MailDomain.isAligned(signer(result), from, allowed))
                .toList();
        if (own.stream().anyMatch(Result::passes)) {
            return Optional.of(signed(mail, from, allowed));
        }
        return own.stream().anyMatch(result -> result.value().equals("fail"))
                ? Optional.of(Trust.no("the DKIM signature of " + from + " failed, by our mail server"))
                : Optional.empty();
    }

    /** Our server found the signature good; whether it covers enough is seen from the signature itself. */
    private Trust signed(ReceivedMail mail, String from, Set<String> allowed) {
        List<DkimSignature> aligned = aligned(mail, from, allowed);
        List<String> weak = aligned.stream()
                .flatMap(signature -> signature.weakness(mail).stream())
                .toList();
        return weak.isEmpty() || weak.size() < aligned.size()
                ? Trust.yes("DKIM signature of " + from + ", by our mail server " + server.authservId())
                : Trust.no("its DKIM signature proves nothing: " + weak.get(0));
    }

    /** True when nothing but signatures of a part of the text can have made DMARC pass. */
    private boolean restsOnAPart(
            ReceivedMail mail, List<AuthenticationResults> ours, String from, Set<String> allowed) {
        List<DkimSignature> aligned = aligned(mail, from, allowed);
        boolean sent = all(ours, "spf").stream()
                .filter(Result::passes)
                .anyMatch(spf -> spf.property("smtp.mailfrom")
                        .filter(by -> MailDomain.isAligned(MailDomain.ofAddress(by), from, allowed))
                        .isPresent());
        return !sent && !aligned.isEmpty() && aligned.stream().allMatch(DkimSignature::signsOnlyAPart);
    }

    private static List<DkimSignature> aligned(ReceivedMail mail, String from, Set<String> allowed) {
        return DkimSignature.of(mail).stream()
                .filter(signature -> MailDomain.isAligned(signature.domain(), from, allowed))
                .toList();
    }

    private static List<Result> all(List<AuthenticationResults> ours, String method) {
        return ours.stream().flatMap(results -> results.of(method).stream()).toList();
    }

    /** A verdict that does not say whom it is about is about nobody. */
    private static boolean isAbout(Result dmarc, String from) {
        return dmarc.property("header.from")
                .map(MailDomain::of)
                .filter(from::equals)
                .isPresent();
    }

    private static String signer(Result dkim) {
        return dkim.property("header.d")
                .or(() -> dkim.property("header.i"))
                .map(MailDomain::ofAddress)
                .orElse("");
    }
}
