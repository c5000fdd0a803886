package io.backhaul.hub.in;

import io.backhaul.partner.paypal.CertificateChain;
import io.backhaul.partner.paypal.PayPalCertificates;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PayPal's certificates as their addresses hold them, fetched once and judged anew for every webhook. One is fetched at a time:
 * strangers who name many addresses cannot make the hub ask for them all.
 */
public final class FetchedCertificates implements PayPalCertificates {

    private static final Logger LOG = LoggerFactory.getLogger(FetchedCertificates.class);
    private static final int MOST = 50;

    private final CertificateSource source;
    private final CertificateChain chain;
    private final ReentrantLock fetching = new ReentrantLock();
    private final Map<URI, byte[]> files = new LinkedHashMap<>();

    public FetchedCertificates(CertificateSource source, CertificateChain chain) {
        this.source = source;
        this.chain = chain;
    }

    @Override
    public Optional<X509Certificate> trusted(URI address, Instant now) throws Unreachable {
        byte[] known = known(address);
        return chain.trusted(known != null ? known : fetched(address, now), now);
    }

    private byte[] known(URI address) {
        synchronized (files) {
            return files.get(address);
        }
    }

    private byte[] fetched(URI address, Instant now) throws Unreachable {
        if (!fetching.tryLock()) {
            throw new Unreachable("another certificate is being fetched", null);
        }
        try {
            byte[] file = source.fetch(address);
            if (chain.trusted(file, now).isPresent()) {
                keep(address, file);
            } else {
                LOG.warn("the certificate at {} is none that PayPal's webhooks may be signed with", address);
            }
            return file;
        } catch (IOException e) {
            LOG.warn("a webhook of PayPal cannot be checked now: {}", e.getMessage());
            throw new Unreachable(e.getMessage(), e);
        } finally {
            fetching.unlock();
        }
    }

    /** Only trusted ones are kept, so that nobody can push them out with others. */
    private void keep(URI address, byte[] file) {
        synchronized (files) {
            if (files.size() >= MOST) {
                files.remove(files.keySet().iterator().next());
            }
            files.put(address, file);
        }
    }
}
