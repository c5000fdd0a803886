package io.backhaul.console.page;

import io.backhaul.console.Connecting;
import io.backhaul.console.Connecting.Step;
import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Refused;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The stores: whether they may be called, what is missing, and connecting one. */
@Controller
class StorePages {

    private final Connecting connecting;

    StorePages(Connecting connecting) {
        this.connecting = connecting;
    }

    @GetMapping("/stores")
    String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
        model.addAttribute("stores", connecting.stores(user.merchant()));
        return "stores";
    }

    @PostMapping("/stores/{code}/connect")
    String connect(@AuthenticationPrincipal ConsoleUser user, @PathVariable String code, RedirectAttributes flash) {
        List<Step> steps = connecting.connect(user.merchant(), code);
        flash.addFlashAttribute("steps", steps);
        flash.addFlashAttribute("of", code);
        return "redirect:/stores";
    }

    @PostMapping("/stores/{code}/returns")
    String returns(@AuthenticationPrincipal ConsoleUser user, @PathVariable String code, Model model) {
        try {
            model.addAttribute("previews", connecting.lastReturns(user.merchant(), code));
            model.addAttribute("of", code);
        } catch (Refused e) {
            model.addAttribute("refused", e.getMessage());
        }
        return list(user, model);
    }

    @PostMapping("/stores/{code}/token")
    String exchange(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable String code,
            @RequestParam String sessionToken,
            RedirectAttributes flash) {
        try {
            connecting.exchange(user.merchant(), code, sessionToken.strip());
            flash.addFlashAttribute("said", "The store gave a token; the hub keeps it encrypted and refreshes it.");
        } catch (Refused e) {
            flash.addFlashAttribute("refused", e.getMessage());
        }
        return "redirect:/stores";
    }

    @PostMapping("/stores")
    String lines(
            @AuthenticationPrincipal ConsoleUser user,
            @RequestParam String shop,
            @RequestParam String login,
            Model model) {
        model.addAttribute("shop", shop);
        model.addAttribute("login", login);
        try {
            model.addAttribute("lines", connecting.lines(shop, login));
        } catch (Refused e) {
            model.addAttribute("refused", e.getMessage());
        }
        return list(user, model);
    }
}
