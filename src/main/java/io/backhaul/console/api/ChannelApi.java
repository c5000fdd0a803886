package io.backhaul.console.api;

import io.backhaul.console.Channels;
import io.backhaul.console.ConsoleUser;
import io.backhaul.console.view.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The channels that the hub reads for itself. */
@RestController
@RequestMapping("/api/channels")
@Tag(
        name = "Channels",
        description = "Mailboxes, SFTP directories and polled platforms: are they alive, and does anything come")
class ChannelApi {

    private final Channels channels;

    ChannelApi(Channels channels) {
        this.channels = channels;
    }

    @GetMapping
    @Operation(summary = "Every channel: how far it was read, what is usual on it, its canary, what is wrong")
    Page<Channels.Channel> all(@AuthenticationPrincipal ConsoleUser user) {
        return new Page<>(channels.of(user.merchant()), null);
    }
}
