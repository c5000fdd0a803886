package io.backhaul.console.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Operations;
import io.backhaul.console.Originals;
import io.backhaul.console.Originals.Original;
import io.backhaul.console.Refused;
import io.backhaul.console.ReplayPlan;
import io.backhaul.console.Unknown;
import io.backhaul.console.api.Downloads;
import io.backhaul.console.hindsight.DryRuns;
import io.backhaul.console.view.MessageRow;
import io.backhaul.console.view.MessageView;
import io.backhaul.console.view.Messages;
import io.backhaul.console.view.Page;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What came in: the list, and one message with its original beside what the hub understood. */
@Controller
class MessagePages {

    static final List<String> STATUSES =
            List.of("REVIEW", "WAITING", "PARKED", "RECEIVED", "APPLIED", "DUPLICATE", "IGNORED", "REJECTED", "SHADOW");

    private static final List<String> STOPPED = List.of("REVIEW", "PARKED", "WAITING");

    private static final ObjectWriter PRETTY = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final Messages messages;
    private final Originals originals;
    private final Operations operations;
    private final DryRuns dryRuns;
    private final Ages ages;

    MessagePages(Messages messages, Originals originals, Operations operations, DryRuns dryRuns, Ages ages) {
        this.dryRuns = dryRuns;
        this.messages = messages;
        this.originals = originals;
        this.operations = operations;
        this.ages = ages;
    }

    @GetMapping("/messages")
    ModelAndView list(
            @AuthenticationPrincipal ConsoleUser user,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String cursor,
            @RequestParam(required = false) String seen,
            HttpServletRequest request) {
        Page<MessageRow> page = messages.find(user.merchant(), q, status, cursor);
        String digest = Live.digest(page, ages.minute());
        if (Live.partOnly(request) && digest.equals(seen)) {
            return Live.unchanged();
        }
        ModelAndView view = new ModelAndView(Live.partOnly(request) ? "messages :: live" : "messages");
        view.addObject("page", page).addObject("statuses", STATUSES).addObject("digest", digest);
        return view.addObject("q", q).addObject("status", status).addObject("cursor", cursor);
    }

    @GetMapping("/messages/{id}")
    String one(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, Model model) {
        MessageView message = find(user, id);
        Optional<Original> original =
                Optional.ofNullable(message.receiptId()).flatMap(receipt -> originals.find(user.merchant(), receipt));
        model.addAttribute("message", message);
        model.addAttribute("preview", original.map(Preview::of).orElse(null));
        model.addAttribute("canonical", pretty(message.canonical()));
        model.addAttribute("stopped", List.of("PARKED", "REVIEW").contains(message.status()));
        return "message";
    }

    @Hidden
    @GetMapping("/messages/{id}/original")
    ResponseEntity<byte[]> original(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
        MessageView message = find(user, id);
        return Optional.ofNullable(message.receiptId())
                .flatMap(receipt -> originals.find(user.merchant(), receipt))
                .map(original -> Downloads.original(message.receiptId(), original))
                .orElseThrow(() -> new Unknown("There is no original of this message, or it was erased."));
    }

    @PostMapping("/messages/{id}/replay")
    String replay(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "true") boolean dryRun,
            RedirectAttributes flash) {
        find(user, id);
        try {
            ReplayPlan plan = operations.replay(user.merchant(), id, dryRun, user.getUsername());
            flash.addFlashAttribute(
                    "plan",
                    dryRun ? dryRuns.ofKept(user.merchant(), id).map(plan::with).orElse(plan) : plan);
        } catch (Refused e) {
            flash.addFlashAttribute("refused", e.getMessage());
        }
        return "redirect:/messages/" + id;
    }

    /** What taking up everything with this status would change; only shown. */
    @GetMapping("/messages/replay-plan")
    ModelAndView plan(@AuthenticationPrincipal ConsoleUser user, @RequestParam(defaultValue = "REVIEW") String status) {
        if (!STOPPED.contains(status)) {
            throw new Refused("Only messages that stopped can be taken up again.");
        }
        ModelAndView page = new ModelAndView("replay-plan");
        page.addObject("status", status).addObject("stopped", STOPPED);
        return page.addObject("plan", dryRuns.ofStatus(user.merchant(), status));
    }

    private MessageView find(ConsoleUser user, UUID id) {
        return messages.find(user.merchant(), id).orElseThrow(() -> new Unknown("There is no such message."));
    }

    private static String pretty(JsonNode canonical) {
        try {
            return canonical == null ? null : PRETTY.writeValueAsString(canonical);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored message cannot be shown", e);
        }
    }
}
