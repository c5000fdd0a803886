package io.backhaul.console.api;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Reconciling;
import io.backhaul.console.Refused;
import io.backhaul.console.Unknown;
import io.backhaul.console.view.Page;
import io.backhaul.console.view.ReconciliationRuns;
import io.backhaul.console.view.RunRow;
import io.backhaul.console.view.RunView;
import io.backhaul.finance.ReconciliationFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The hub's refunds against what the gateways show. */
@RestController
@RequestMapping("/api/reconciliations")
@Tag(name = "Reconciliation", description = "The hub's refunds against what the gateways show")
class ReconciliationApi {

    private final ReconciliationRuns runs;
    private final ReconciliationFile file;
    private final Reconciling reconciling;

    ReconciliationApi(ReconciliationRuns runs, ReconciliationFile file, Reconciling reconciling) {
        this.runs = runs;
        this.file = file;
        this.reconciling = reconciling;
    }

    /**
     * What to compare.
     *
     * @param gateway the account, for example {@code stripe:demo}
     * @param day a day in UTC, for example {@code 2026-11-20}; left out: yesterday
     */
    record RunRequest(String gateway, String day) {}

    @GetMapping
    @Operation(
            summary = "Runs, newest first; each day of each gateway account is read once it is over, and again later")
    Page<RunRow> list(@AuthenticationPrincipal ConsoleUser user, @RequestParam(required = false) String cursor) {
        return Ask.valid(() -> runs.list(user.merchant(), cursor));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One run with every difference it found")
    RunView one(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
        return runs.find(user.merchant(), id).orElseThrow(() -> new Unknown("There is no reconciliation " + id + "."));
    }

    @PostMapping
    @Operation(
            summary = "Read a day of a gateway account now",
            description = "Answers with the run: DONE with what differs, or FAILED when the gateway could not be read."
                    + " What the hub did not know is told to it like the gateway's own message; nothing is ever paid.")
    RunView run(@AuthenticationPrincipal ConsoleUser user, @RequestBody RunRequest request) {
        if (request.gateway() == null || request.gateway().isBlank()) {
            throw new Refused("Say which gateway account, for example stripe:demo.");
        }
        UUID id = reconciling.run(user.merchant(), request.gateway().strip(), day(request.day()), user.getUsername());
        return one(user, id);
    }

    private LocalDate day(String text) {
        if (text == null || text.isBlank()) {
            return reconciling.yesterday();
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new Refused("'" + text + "' is not a day: write it as 2026-11-20.", e);
        }
    }

    @GetMapping("/{id}/file")
    @Operation(summary = "The differences of one run as CSV; only its header when hub and gateway agree")
    ResponseEntity<byte[]> file(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
        return file.of(user.merchant(), id)
                .map(csv -> Downloads.csv(csv.name(), csv.content()))
                .orElseThrow(() -> new Unknown("There is no reconciliation " + id + " that has compared anything."));
    }
}
