package io.backhaul.partner.paypal;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Whether a certificate is one that PayPal signs webhooks with: its chain ends at a trusted root, it is valid at the time, and
 * its name is that of PayPal's message certificates (payment facts 2). A certificate for PayPal's web pages is not enough.
 */
public final class CertificateChain {

    private static final String NAME = "messageverificationcerts(\\.[a-z0-9-]+)*\\.paypal\\.com";

    private final Set<TrustAnchor> roots;
    private final List<X509Certificate> issuers;

    /**
     * @param roots trusted
     * @param issuers known but not trusted by themselves: certificates between PayPal's and a root, for files that leave them out
     */
    public CertificateChain(Collection<X509Certificate> roots, List<X509Certificate> issuers) {
        this.roots = roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
        this.issuers = List.copyOf(issuers);
    }

    /** The roots this Java trusts. */
    public static List<X509Certificate> rootsOfJava() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(m -> Stream.of(((X509TrustManager) m).getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no trust store", e);
        }
    }

    /** All certificates of a PEM file, in their order; empty when it is none. */
    public static List<X509Certificate> read(byte[] file) {
        try {
            List<X509Certificate> read = new ArrayList<>();
            for (Certificate c :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(file))) {
                read.add((X509Certificate) c);
            }
            return read;
        } catch (CertificateException e) {
            return List.of();
        }
    }

    /** The first certificate of the file, if it is PayPal's at that time. */
    public Optional<X509Certificate> trusted(byte[] file, Instant now) {
        List<X509Certificate> all = read(file);
        return all.stream()
                .findFirst()
                .filter(c -> isNamed(c.getSubjectX500Principal().getName()))
                .filter(c -> isValid(c, now) && isIssued(c, all, now));
    }

    /** @param subject in the form of RFC 2253 */
    static boolean isNamed(String subject) {
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .anyMatch(part -> part.getValue() instanceof String text && text.matches(NAME));
        } catch (InvalidNameException e) {
            return false;
        }
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    private boolean isIssued(X509Certificate certificate, List<X509Certificate> file, Instant now) {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            PKIXBuilderParameters path = new PKIXBuilderParameters(roots, target);
            List<X509Certificate> between =
                    Stream.concat(file.stream(), issuers.stream()).toList();
            path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
            path.setRevocationEnabled(false);
            path.setDate(Date.from(now));
            CertPathBuilder.getInstance("PKIX").build(path);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
