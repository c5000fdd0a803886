package io.backhaul.console.page;

import io.backhaul.console.Advised;
import io.backhaul.console.CaseMoved;
import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Decision;
import io.backhaul.console.Operations;
import io.backhaul.console.Refused;
import io.backhaul.console.Unknown;
import io.backhaul.console.view.CaseFiles;
import io.backhaul.console.view.CaseList;
import io.backhaul.console.view.CaseRow;
import io.backhaul.console.view.CaseTimes;
import io.backhaul.console.view.CaseView;
import io.backhaul.console.view.Page;
import io.backhaul.console.view.Reviews;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of returns and the page of one return. */
@Controller
class CasePages {

    private final CaseList list;
    private final CaseFiles files;
    private final CaseTimes times;
    private final Reviews reviews;
    private final Operations operations;
    private final Ages ages;
    private final Timeline timeline;

    CasePages(
            CaseList list,
            CaseFiles files,
            CaseTimes times,
            Reviews reviews,
            Operations operations,
            Ages ages,
            Words words) {
        this.times = times;
        this.list = list;
        this.files = files;
        this.reviews = reviews;
        this.operations = operations;
        this.ages = ages;
        this.timeline = new Timeline(words);
    }

    @GetMapping("/")
    ModelAndView cases(
            @AuthenticationPrincipal ConsoleUser user,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String cursor,
            @RequestParam(required = false) String seen,
            HttpServletRequest request) {
        Page<CaseRow> page = list.find(user.merchant(), q, status, cursor);
        Map<String, Long> counts = list.counts(user.merchant());
        String digest = Live.digest(page, counts, ages.minute());
        if (Live.partOnly(request) && digest.equals(seen)) {
            return Live.unchanged();
        }
        ModelAndView view = new ModelAndView(Live.partOnly(request) ? "cases :: live" : "cases");
        view.addObject("page", page).addObject("counts", counts).addObject("digest", digest);
        return view.addObject("q", q).addObject("status", status).addObject("cursor", cursor);
    }

    @GetMapping("/cases/{id}")
    ModelAndView one(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable UUID id,
            @RequestParam(required = false) String seen,
            @RequestParam(required = false) Long shown,
            @RequestParam(required = false) Instant at,
            HttpServletRequest request) {
        CaseView view = at == null ? find(user, id) : then(user, id, at);
        NextSteps next = NextSteps.of(view, at == null ? reviews.of(user.merchant(), id) : List.of());
        String digest = Live.digest(view, next, ages.minute());
        if (Live.partOnly(request) && digest.equals(seen)) {
            return Live.unchanged();
        }
        ModelAndView page = new ModelAndView(Live.partOnly(request) ? "case :: live" : "case");
        page.addObject("view", view)
                .addObject("digest", digest)
                .addObject("shown", shown == null ? view.version() : shown)
                .addObject("timeline", timeline.of(view))
                .addObject("ledger", LedgerTable.of(view.ledger()))
                .addObject("next", next)
                .addObject("then", at);
        List<ActionForm> actions = at == null ? SensibleActions.of(view) : List.of();
        return page.addObject("actions", actions).addObject("currencies", currencies(view));
    }

    @GetMapping("/cases/{id}/history")
    ModelAndView history(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
        ModelAndView page = new ModelAndView("history");
        page.addObject("view", find(user, id));
        return page.addObject("turns", times.history(user.merchant(), id).orElseThrow());
    }

    @PostMapping("/cases/{id}/decisions")
    String decide(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable UUID id,
            OperatorInput input,
            RedirectAttributes flash) {
        try {
            find(user, id);
            operations.decide(new Decision(
                    user.merchant(),
                    id,
                    input.chosen(),
                    input.supplierOrNull(),
                    input.version() == null ? 0 : input.version(),
                    user.getUsername(),
                    input.noteOrNull(),
                    input.money(),
                    input.referenceOrNull(),
                    input.overridesOrNull()));
            flash.addFlashAttribute("said", "Taken. It shows below as soon as it is applied.");
        } catch (Advised e) {
            flash.addFlashAttribute("refused", e.getMessage());
            flash.addFlashAttribute("advised", new Advice(e.rule(), input));
        } catch (Refused | CaseMoved e) {
            flash.addFlashAttribute("refused", e.getMessage());
        }
        return "redirect:/cases/" + id;
    }

    /** What a person asked for and the rule that advises against it: he may say so again, knowingly. */
    public record Advice(String rule, OperatorInput input) {}

    private CaseView find(ConsoleUser user, UUID id) {
        return files.find(user.merchant(), id).orElseThrow(() -> new Unknown("There is no such return."));
    }

    private CaseView then(ConsoleUser user, UUID id, Instant at) {
        return times.at(user.merchant(), id, at)
                .orElseThrow(() -> new Unknown("There was no such return at that time."));
    }

    /** Currencies the case deals in, most likely first; an amount entered is in one of them. */
    private static List<String> currencies(CaseView view) {
        Stream<String> claimed = view.legs().stream()
                .filter(leg -> leg.claim() != null && leg.claim().amount() != null)
                .map(leg -> leg.claim().amount().currency());
        Stream<String> booked = view.ledger().entries().stream()
                .map(entry -> entry.debit() == null ? entry.credit() : entry.debit())
                .map(amount -> amount.currency());
        return Stream.of(booked, claimed, Stream.of("USD", "EUR", "GBP"))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }
}
