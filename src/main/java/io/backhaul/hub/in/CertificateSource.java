package io.backhaul.hub.in;

import java.io.IOException;
import java.net.URI;

/** Where certificate files come from. */
@FunctionalInterface
public interface CertificateSource {

    /** The file at this address, whose host has been checked. */
    byte[] fetch(URI address) throws IOException;
}
