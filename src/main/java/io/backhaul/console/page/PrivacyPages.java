package io.backhaul.console.page;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Privacy;
import io.backhaul.console.view.PrivacyLog;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files for customers who want to see what is kept of them, and the log of erasures. */
@Controller
class PrivacyPages {

    private final PrivacyLog log;
    private final Privacy privacy;

    PrivacyPages(PrivacyLog log, Privacy privacy) {
        this.log = log;
        this.privacy = privacy;
    }

    @GetMapping("/privacy")
    String page(
            @AuthenticationPrincipal ConsoleUser user,
            @RequestParam(required = false) String requests,
            @RequestParam(required = false) String erasures,
            Model model) {
        model.addAttribute("requests", log.requests(user.merchant(), requests));
        model.addAttribute("erasures", log.erasures(user.merchant(), erasures));
        return "privacy";
    }

    @PostMapping("/privacy/requests/{id}/handed-over")
    String handedOver(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, RedirectAttributes flash) {
        privacy.handedOver(user.merchant(), id, user.getUsername());
        flash.addFlashAttribute("said", "Handed over. The file is removed.");
        return "redirect:/privacy";
    }
}
