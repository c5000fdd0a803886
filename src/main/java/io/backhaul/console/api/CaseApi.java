package io.backhaul.console.api;

import io.backhaul.console.CaseMoved;
import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Decision;
import io.backhaul.console.Operations;
import io.backhaul.console.Privacy;
import io.backhaul.console.Refused;
import io.backhaul.console.Unknown;
import io.backhaul.console.view.Amount;
import io.backhaul.console.view.CaseFiles;
import io.backhaul.console.view.CaseList;
import io.backhaul.console.view.CaseRow;
import io.backhaul.console.view.CaseTimes;
import io.backhaul.console.view.CaseTurn;
import io.backhaul.console.view.CaseView;
import io.backhaul.console.view.Page;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.store.CaseCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Return cases: find them, look at one, decide. */
@RestController
@RequestMapping("/api/cases")
@Tag(name = "Cases", description = "One customer return on one order, with a leg per supplier")
class CaseApi {

    private final CaseList list;
    private final CaseFiles files;
    private final CaseTimes times;
    private final Operations operations;
    private final Privacy privacy;

    CaseApi(CaseList list, CaseFiles files, CaseTimes times, Operations operations, Privacy privacy) {
        this.privacy = privacy;
        this.list = list;
        this.files = files;
        this.times = times;
        this.operations = operations;
    }

    /**
     * What a person decides.
     *
     * @param action what is decided
     * @param supplier the leg it is about; absent for the whole case
     * @param note why; some actions need it
     * @param amount an amount entered with it
     * @param reference a number entered with it (RMA, credit memo, gateway reference)
     * @param overrides the rule whose advice is knowingly not followed, as its refusal names it; needs a note
     * @param version the version of the case the person saw; when given and no longer current, nothing happens (409)
     */
    record DecisionRequest(
            String action,
            String supplier,
            String note,
            Amount amount,
            String reference,
            String overrides,
            Long version) {}

    @GetMapping
    @Operation(summary = "Find cases, newest first")
    Page<CaseRow> find(
            @AuthenticationPrincipal ConsoleUser user,
            @Parameter(description = "Order name, RMA, tracking number, refund, supplier: exact, else what contains it")
                    @RequestParam(required = false)
                    String q,
            @Parameter(description = "OPEN, REVIEW or CLOSED") @RequestParam(required = false) String status,
            @RequestParam(required = false) String cursor) {
        String wanted = Ask.oneOf("status", status, "OPEN", "REVIEW", "CLOSED");
        return Ask.valid(() -> list.find(user.merchant(), q, wanted, cursor));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Everything about one case: tracks, facts, decisions, commands, ledger, deadlines, explanation")
    CaseView one(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable UUID id,
            @Parameter(description = "A time in UTC: the case as it was known then, for example 2026-05-02T10:00:00Z")
                    @RequestParam(required = false)
                    Instant at) {
        if (at != null) {
            return times.at(user.merchant(), id, at)
                    .orElseThrow(() -> new Unknown("There was no case " + id + " at " + at + "."));
        }
        return files.find(user.merchant(), id).orElseThrow(() -> unknown(id));
    }

    private static Unknown unknown(UUID id) {
        return new Unknown("There is no case " + id + ".");
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "Which message changed what: moment by moment, with what was decided")
    List<CaseTurn> history(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
        return times.history(user.merchant(), id).orElseThrow(() -> unknown(id));
    }

    @GetMapping("/{id}/verify")
    @Operation(summary = "Rebuild the case from its log of facts and decisions, and name what is stored otherwise")
    CaseCheck.Checked verify(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
        return times.check(user.merchant(), id).orElseThrow(() -> unknown(id));
    }

    @PostMapping("/{id}/decisions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Decide as a person",
            description = "Stored at once, applied through the queue like every message; it outranks partners' facts.")
    Accepted decide(
            @AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, @RequestBody DecisionRequest request) {
        OperatorAction action = Ask.oneOf("action", request.action(), OperatorAction.class);
        if (action == null) {
            throw new Refused("Name the action.");
        }
        CaseView seen = one(user, id, null);
        if (request.version() != null && request.version() != seen.version()) {
            throw new CaseMoved(request.version(), seen.version());
        }
        return new Accepted(operations.decide(new Decision(
                user.merchant(),
                id,
                action,
                request.supplier(),
                request.version() == null ? 0 : request.version(),
                user.getUsername(),
                request.note(),
                Ask.money(request.amount()),
                request.reference(),
                request.overrides())));
    }

    @PostMapping("/{id}/erasure")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Erase what is kept of this customer",
            description =
                    "All returns of the order: originals and files cannot be opened any more, words of people are masked;"
                            + " facts, decisions and ledger stay. It cannot be undone. With the customer's e-mail address, phone"
                            + " number or name, deliveries that belong to no return are searched too.")
    Accepted erase(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable UUID id,
            @RequestBody(required = false) Privacy.Customer customer) {
        Privacy.Customer known = customer == null ? new Privacy.Customer(null, null, null) : customer;
        return new Accepted(privacy.erase(user.merchant(), id, user.getUsername(), known));
    }
}
