package io.backhaul.console.page;

import io.backhaul.console.Channels;
import io.backhaul.console.ConsoleUser;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The channels: whether they are alive, and whether anything comes by them. */
@Controller
class ChannelPages {

    private final Channels channels;

    ChannelPages(Channels channels) {
        this.channels = channels;
    }

    @GetMapping("/channels")
    String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
        model.addAttribute("channels", channels.of(user.merchant()));
        return "channels";
    }
}
