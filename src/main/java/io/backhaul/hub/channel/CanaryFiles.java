package io.backhaul.hub.channel;

import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.SupplierConfig;
import io.backhaul.store.Canaries;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/**
 * Writes a small file on each SFTP server whose supplier allows it ({@code channel.canary}), reads it back and removes it: login,
 * host key, writing, listing and reading are proven in one go.
 */
public final class CanaryFiles {

    private final ProducerTemplate camel;
    private final Merchants merchants;
    private final Canaries canaries;
    private final ChannelSettings settings;

    public CanaryFiles(ProducerTemplate camel, Merchants merchants, Canaries canaries, ChannelSettings settings) {
        this.camel = camel;
        this.merchants = merchants;
        this.canaries = canaries;
        this.settings = settings;
    }

    /** Sends those whose time has come. */
    public void send() {
        if (settings.sendsCanaries()) {
            merchants.suppliers().stream()
                    .filter(supplier -> supplier.watching().canary() != null)
                    .forEach(supplier -> supplier.merchants().forEach(merchant -> send(merchant, supplier)));
        }
    }

    private void send(String merchant, SupplierConfig supplier) {
        String channel = supplier.passport().channel();
        canaries.next(merchant, channel, settings.canaryEvery()).ifPresent(token -> {
            String trouble = trouble(supplier.code(), token);
            if (trouble == null) {
                canaries.seen(merchant, channel, token);
            } else {
                canaries.failed(token, trouble);
            }
        });
    }

    private String trouble(String supplier, String token) {
        try {
            byte[] back = camel.requestBody(
                    "direct:canary-file-" + supplier, token.getBytes(StandardCharsets.US_ASCII), byte[].class);
            boolean same = back != null && token.equals(new String(back, StandardCharsets.US_ASCII));
            return same ? null : "the file that was written is not the one that was read back";
        } catch (CamelExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return "the file could not be written and read back: " + cause.getMessage();
        }
    }
}
