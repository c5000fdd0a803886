package io.backhaul.console.page;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Unknown;
import io.backhaul.console.api.Downloads;
import io.backhaul.console.view.FeedList;
import io.backhaul.console.view.Scorecards;
import io.backhaul.console.view.TrialBalances;
import io.backhaul.finance.FeedDelivery;
import io.backhaul.finance.FeedExport;
import io.backhaul.finance.FeedFiles;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Trial balance, finance files, and the suppliers' scorecards. */
@Controller
class FinancePages {

    private static final Logger LOG = LoggerFactory.getLogger(FinancePages.class);

    private final TrialBalances balances;
    private final FeedList feeds;
    private final FeedFiles files;
    private final FeedExport export;
    private final FeedDelivery delivery;
    private final Scorecards scorecards;

    FinancePages(
            TrialBalances balances,
            FeedList feeds,
            FeedFiles files,
            FeedExport export,
            FeedDelivery delivery,
            Scorecards scorecards) {
        this.balances = balances;
        this.feeds = feeds;
        this.files = files;
        this.export = export;
        this.delivery = delivery;
        this.scorecards = scorecards;
    }

    @GetMapping("/finance")
    String finance(
            @AuthenticationPrincipal ConsoleUser user, @RequestParam(required = false) String cursor, Model model) {
        model.addAttribute("balance", balances.of(user.merchant()));
        model.addAttribute("page", feeds.list(user.merchant(), cursor));
        return "finance";
    }

    @PostMapping("/finance/export")
    String export(@AuthenticationPrincipal ConsoleUser user, RedirectAttributes flash) {
        List<String> names = export.export(user.merchant());
        flash.addFlashAttribute(
                "said",
                names.isEmpty()
                        ? "The ledger has nothing new since the last export, so no file was made."
                        : "Released " + String.join(", ", names) + ".");
        try {
            delivery.deliver();
        } catch (UncheckedIOException e) {
            LOG.error("finance files could not be delivered", e);
            flash.addFlashAttribute(
                    "refused",
                    "The finance directory cannot be written. The files are stored and are delivered with the next export.");
        }
        return "redirect:/finance";
    }

    @Hidden
    @GetMapping("/finance/feeds/{name}")
    ResponseEntity<byte[]> feed(@AuthenticationPrincipal ConsoleUser user, @PathVariable String name) {
        return files.find(user.merchant(), name)
                .map(Downloads::feed)
                .orElseThrow(() -> new Unknown("There is no finance file of that name."));
    }

    @GetMapping("/suppliers")
    String suppliers(@AuthenticationPrincipal ConsoleUser user, Model model) {
        model.addAttribute("cards", scorecards.all(user.merchant()));
        return "suppliers";
    }
}
