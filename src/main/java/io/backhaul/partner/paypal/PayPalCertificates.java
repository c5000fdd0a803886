package io.backhaul.partner.paypal;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** The certificates that PayPal signs its webhooks with, by the address that a webhook names. */
@FunctionalInterface
public interface PayPalCertificates {

    /**
     * The certificate at an address whose host has been checked; empty when it is none, or none to be trusted at that time.
     *
     * @throws Unreachable when it cannot be had now, which says nothing about the webhook
     */
    Optional<X509Certificate> trusted(URI address, Instant now) throws Unreachable;

    /** The certificate cannot be fetched now. */
    final class Unreachable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
