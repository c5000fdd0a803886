package io.backhaul.console.page;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Reconciling;
import io.backhaul.console.Refused;
import io.backhaul.console.Unknown;
import io.backhaul.console.api.Downloads;
import io.backhaul.console.view.ReconciliationRuns;
import io.backhaul.finance.ReconciliationFile;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The hub's refunds against what the gateways show. */
@Controller
class ReconciliationPages {

    private final ReconciliationRuns runs;
    private final ReconciliationFile file;
    private final Reconciling reconciling;

    ReconciliationPages(ReconciliationRuns runs, ReconciliationFile file, Reconciling reconciling) {
        this.runs = runs;
        this.file = file;
        this.reconciling = reconciling;
    }

    @GetMapping("/reconciliation")
    String list(@AuthenticationPrincipal ConsoleUser user, @RequestParam(required = false) String cursor, Model model) {
        model.addAttribute("accounts", reconciling.accounts(user.merchant()));
        model.addAttribute("yesterday", reconciling.yesterday());
        model.addAttribute("page", runs.list(user.merchant(), cursor));
        return "reconciliation";
    }

    @GetMapping("/reconciliation/{id}")
    String one(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, Model model) {
        model.addAttribute(
                "view",
                runs.find(user.merchant(), id).orElseThrow(() -> new Unknown("There is no such reconciliation.")));
        return "reconciliation-run";
    }

    @PostMapping("/reconciliation")
    String run(
            @AuthenticationPrincipal ConsoleUser user,
            @RequestParam String gateway,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            RedirectAttributes flash) {
        try {
            return "redirect:/reconciliation/" + reconciling.run(user.merchant(), gateway, day, user.getUsername());
        } catch (Refused e) {
            flash.addFlashAttribute("refused", e.getMessage());
            return "redirect:/reconciliation";
        }
    }

    @Hidden
    @GetMapping("/reconciliation/{id}/file")
    ResponseEntity<byte[]> file(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
        return file.of(user.merchant(), id)
                .map(csv -> Downloads.csv(csv.name(), csv.content()))
                .orElseThrow(() -> new Unknown("There is no such reconciliation that has compared anything."));
    }
}
