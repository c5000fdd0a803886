package io.backhaul.console.page;

import io.backhaul.console.Benching;
import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Refused;
import io.backhaul.console.Shadows;
import io.backhaul.console.Unknown;
import io.backhaul.console.hindsight.DryRuns;
import io.backhaul.core.hindsight.Effect;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A supplier in shadow: what waits, what it would do, and turning him on; a changed mapping over all he ever sent. */
@Controller
class ShadowPages {

    private static final int LONGEST = 256 * 1024;

    private final Shadows shadows;
    private final DryRuns dryRuns;
    private final Benching benching;

    ShadowPages(Shadows shadows, DryRuns dryRuns, Benching benching) {
        this.shadows = shadows;
        this.dryRuns = dryRuns;
        this.benching = benching;
    }

    @GetMapping("/bench/shadow/{supplier}")
    String one(@AuthenticationPrincipal ConsoleUser user, @PathVariable String supplier, Model model) {
        List<Shadows.Waiting> waiting = shadows.waiting(user.merchant(), supplier);
        model.addAttribute(
                "state",
                shadows.suppliers(user.merchant()).stream()
                        .filter(s -> s.supplier().equals(supplier))
                        .findFirst()
                        .orElseThrow(() -> new Unknown("Supplier " + supplier + " was never in shadow.")));
        model.addAttribute("messages", waiting);
        List<UUID> first =
                waiting.stream().limit(DryRuns.MOST).map(Shadows.Waiting::id).toList();
        Map<UUID, Effect> would = dryRuns.ofAll(user.merchant(), first).items().stream()
                .collect(Collectors.toMap(Effect::messageId, effect -> effect, (a, b) -> a));
        model.addAttribute("would", would);
        return "shadow";
    }

    @PostMapping("/bench/shadow/{supplier}/judge")
    String judge(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable String supplier,
            @RequestParam UUID message,
            @RequestParam boolean fits) {
        shadows.judge(user.merchant(), message, fits, user.getUsername());
        return "redirect:/bench/shadow/" + supplier;
    }

    @PostMapping("/bench/shadow/{supplier}")
    String turn(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable String supplier,
            @RequestParam boolean on,
            RedirectAttributes flash) {
        try {
            if (on) {
                Shadows.Turned turned = shadows.turnOn(user.merchant(), supplier, user.getUsername());
                flash.addFlashAttribute(
                        "said",
                        supplier + " is on: " + turned.applied() + " messages are applied now, " + turned.toReview()
                                + " that were called wrong are in review.");
            } else {
                shadows.turnOff(user.merchant(), supplier, user.getUsername());
                flash.addFlashAttribute("said", "What " + supplier + " says waits from now on.");
            }
        } catch (Refused e) {
            flash.addFlashAttribute("refused", e.getMessage());
        }
        return "redirect:/bench/shadow/" + supplier;
    }

    @GetMapping("/bench/history/{supplier}")
    String history(@AuthenticationPrincipal ConsoleUser user, @PathVariable String supplier, Model model) {
        model.addAttribute("supplier", supplier);
        model.addAttribute(
                "mapping", benching.mapping(user.merchant(), supplier).orElse(""));
        return "history-check";
    }

    @PostMapping("/bench/history/{supplier}")
    String compare(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable String supplier,
            @RequestParam String mapping,
            Model model) {
        model.addAttribute("supplier", supplier);
        model.addAttribute("mapping", mapping);
        try {
            if (mapping.length() > LONGEST) {
                throw new Refused("The mapping is longer than 256 kB.");
            }
            model.addAttribute("comparison", benching.history(user.merchant(), supplier, mapping));
        } catch (Refused e) {
            model.addAttribute("refused", e.getMessage());
        }
        return "history-check";
    }
}
