package io.backhaul.partner.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.Headers;
import org.apache.james.jdkim.api.PublicKeyRecord;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.PermFailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jdkim.impl.Message;
import org.apache.james.mime4j.MimeException;

/**
 * Checks DKIM signatures in process (RFC 6376). Only signatures of the supplier's own domains are looked at, so that a stranger's
 * mail makes the hub ask nobody for a key.
 */
public final class DkimCheck {

    private static final String FIELD = "DKIM-Signature";
    private static final int AT_MOST = 3;
    private static final int WEAKEST_KEY = 1024;

    private final PublicKeyRecordRetriever keys;

    /** @param keys where signers publish their keys: the DNS, or a stub */
    public DkimCheck(PublicKeyRecordRetriever keys) {
        this.keys = keys;
    }

    /**
     * What the signatures prove.
     *
     * @param signer domain whose sound signature holds, or null
     * @param reason why none does, in words; null when one does
     */
    public record Verdict(String signer, String reason) {}

    /** The key could not be asked for now: neither yes nor no; the mail is read again later. */
    public static final class KeyUnavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        KeyUnavailable(String domain, Throwable cause) {
            super("the DKIM key of " + domain + " cannot be looked up: " + cause.getMessage(), cause);
        }
    }

    /**
     * @param raw the mail byte for byte
     * @param allowed the supplier's domains, in ASCII
     */
    Verdict check(byte[] raw, ReceivedMail mail, Set<String> allowed) {
        String from = MailDomain.of(mail.fromDomain());
        List<String> reasons = new ArrayList<>();
        try {
            Message message = new Message(new ByteArrayInputStream(raw));
            List<String> own = message.getFields(FIELD).stream()
                    .filter(f -> MailDomain.isAligned(signature(f).domain(), from, allowed))
                    .limit(AT_MOST)
                    .toList();
            for (String field : own) {
                Optional<String> weakness = signature(field).weakness(mail).or(() -> trouble(raw, field));
                if (weakness.isEmpty()) {
                    return new Verdict(signature(field).domain(), null);
                }
                reasons.add(weakness.get());
            }
        } catch (IOException | MimeException e) {
            reasons.add("the mail cannot be checked: " + e.getMessage());
        }
        return new Verdict(
                null,
                reasons.isEmpty()
                        ? "it carries no DKIM signature of " + from
                        : "its DKIM signature proves nothing: " + String.join("; ", reasons));
    }

    private static DkimSignature signature(String field) {
        return DkimSignature.of(field.substring(field.indexOf(':') + 1));
    }

    /** Why this one signature does not hold; empty when it does. */
    private Optional<String> trouble(byte[] raw, String field) {
        DKIMVerifier verifier = new DKIMVerifier(new Remembered(keys));
        try {
            Message message = new Message(new ByteArrayInputStream(raw));
            List<SignatureRecord> good =
                    verifier.verify(new OneSignature(message, field), message.getBodyInputStream());
            return good.isEmpty() ? Optional.of("it is not valid") : weakKey(verifier.publicRecordLookup(good.get(0)));
        } catch (TempFailException e) {
            throw new KeyUnavailable(signature(field).domain(), e);
        } catch (FailException | IOException | MimeException | IllegalStateException | IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> weakKey(PublicKeyRecord key) {
        if (key.isTesting()) {
            return Optional.of("its domain only tests signing (t=y)");
        }
        boolean weak = key.getPublicKey() instanceof RSAPublicKey rsa
                && rsa.getModulus().bitLength() < WEAKEST_KEY;
        return weak ? Optional.of("its key is shorter than " + WEAKEST_KEY + " bits") : Optional.empty();
    }

    /** The mail as if it carried this signature only. */
    private record OneSignature(Headers all, String field) implements Headers {

        @Override
        public List<String> getFields() {
            return all.getFields();
        }

        @Override
        public List<String> getFields(String name) {
            return name.equalsIgnoreCase(FIELD) ? List.of(field) : all.getFields(name);
        }
    }

    /** Asks for each key once, so that the key looked at is the key that verified. */
    private static final class Remembered implements PublicKeyRecordRetriever {

        private final PublicKeyRecordRetriever keys;
        private final Map<String, List<String>> known = new HashMap<>();

        Remembered(PublicKeyRecordRetriever keys) {
            this.keys = keys;
        }

        @Override
        public List<String> getRecords(CharSequence methods, CharSequence selector, CharSequence domain)
                throws TempFailException, PermFailException {
            String name = selector + "._domainkey." + domain;
            if (!known.containsKey(name)) {
                known.put(name, keys.getRecords(methods, selector, domain));
            }
            return known.get(name);
        }
    }
}
