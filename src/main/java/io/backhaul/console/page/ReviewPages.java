package io.backhaul.console.page;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Operations;
import io.backhaul.console.Refused;
import io.backhaul.console.Resolution;
import io.backhaul.console.Unknown;
import io.backhaul.console.view.Page;
import io.backhaul.console.view.ReviewItem;
import io.backhaul.console.view.Reviews;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for a person. */
@Controller
class ReviewPages {

    private final Reviews reviews;
    private final Operations operations;

    ReviewPages(Reviews reviews, Operations operations) {
        this.reviews = reviews;
        this.operations = operations;
    }

    /** An item with the answers that would settle it. */
    public record Card(ReviewItem item, List<ActionForm> answers) {}

    @GetMapping("/review")
    String open(@AuthenticationPrincipal ConsoleUser user, @RequestParam(required = false) String cursor, Model model) {
        Page<ReviewItem> page = reviews.open(user.merchant(), cursor);
        model.addAttribute("next", page.next());
        model.addAttribute(
                "cards",
                page.items().stream()
                        .map(item -> new Card(item, Answers.of(item)))
                        .toList());
        model.addAttribute("currencies", List.of("USD", "EUR", "GBP"));
        return "review";
    }

    @PostMapping("/review/{id}/resolve")
    String resolve(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable UUID id,
            OperatorInput input,
            RedirectAttributes flash) {
        reviews.find(user.merchant(), id)
                .orElseThrow(() -> new Unknown("This question is not open any more: somebody has answered it."));
        try {
            boolean nothingSaid = input.chosen() == null && input.caseId() == null && input.noteOrNull() == null;
            if (nothingSaid) {
                throw new Refused("Say what is decided: choose an answer, the return it belongs to, or write a note.");
            }
            operations.resolve(new Resolution(
                    user.merchant(),
                    id,
                    input.caseId(),
                    input.chosen(),
                    input.supplierOrNull(),
                    input.money(),
                    input.referenceOrNull(),
                    input.noteOrNull(),
                    user.getUsername()));
            flash.addFlashAttribute("said", "Answered. The question disappears as soon as the answer is applied.");
        } catch (Refused e) {
            flash.addFlashAttribute("refused", e.getMessage());
        }
        return "redirect:/review";
    }
}
