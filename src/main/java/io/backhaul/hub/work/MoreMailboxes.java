package io.backhaul.hub.work;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The mailboxes besides the first one, {@code backhaul.mailboxes}. */
@ConfigurationProperties("backhaul")
public record MoreMailboxes(List<MailSettings> mailboxes) {

    public MoreMailboxes {
        mailboxes = mailboxes == null ? List.of() : List.copyOf(mailboxes);
    }
}
