package io.backhaul.hub.in;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often stores are read without waiting for their webhooks ({@code backhaul.shopify}).
 *
 * @param poll between two readings of what changed; 0 = never
 * @param pollOpen between two looks at everything that is still open, changed or not
 * @param pollBack how far a store that is new is read back; the store shows older orders only with scope read_all_orders
 * @param pollOverlap so much is listed again each time, for changes that the store shows late
 * @param pollAlert a store that was not read to its end for so long is a task for a person
 */
@ConfigurationProperties("backhaul.shopify")
public record ShopifyPollSettings(
        @DefaultValue("5m") Duration poll,
        @DefaultValue("1h") Duration pollOpen,
        @DefaultValue("60d") Duration pollBack,
        @DefaultValue("10m") Duration pollOverlap,
        @DefaultValue("1h") Duration pollAlert) {

    boolean off() {
        return poll.isZero();
    }
}
