package io.backhaul.console.page;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Operations;
import io.backhaul.console.view.LearnedKeys;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the hub learned from people's choices, and the way to take it back. */
@Controller
class LearnedKeyPages {

    private final LearnedKeys keys;
    private final Operations operations;

    LearnedKeyPages(LearnedKeys keys, Operations operations) {
        this.keys = keys;
        this.operations = operations;
    }

    @GetMapping("/review/keys")
    String learned(
            @AuthenticationPrincipal ConsoleUser user, @RequestParam(required = false) String cursor, Model model) {
        model.addAttribute("page", keys.list(user.merchant(), cursor));
        return "keys";
    }

    @PostMapping("/review/keys/{id}/revoke")
    String revoke(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable UUID id,
            @RequestParam String note,
            RedirectAttributes flash) {
        if (note.isBlank()) {
            flash.addFlashAttribute("refused", "Say why the key is taken back.");
        } else {
            operations.revokeKey(user.merchant(), id, user.getUsername(), note);
            flash.addFlashAttribute("said", "Taken back. What it matched before stays where it is.");
        }
        return "redirect:/review/keys";
    }
}
