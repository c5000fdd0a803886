package io.backhaul.console.api;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Operations;
import io.backhaul.console.Originals;
import io.backhaul.console.Originals.Original;
import io.backhaul.console.Refused;
import io.backhaul.console.ReplayPlan;
import io.backhaul.console.Unknown;
import io.backhaul.console.hindsight.DryRunPlan;
import io.backhaul.console.hindsight.DryRuns;
import io.backhaul.console.view.MessageRow;
import io.backhaul.console.view.MessageView;
import io.backhaul.console.view.Messages;
import io.backhaul.console.view.Page;
import io.backhaul.core.hindsight.Effect;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages: what partners sent and what the hub made of it. */
@RestController
@RequestMapping("/api/messages")
@Tag(name = "Messages", description = "Everything that came in, with its original bytes")
class MessageApi {

    private static final String[] STATUSES = {
        "RECEIVED", "READ", "WAITING", "APPLIED", "DUPLICATE", "IGNORED", "REVIEW", "REJECTED", "PARKED", "SHADOW"
    };

    /** Bytes of a message to be tried out. */
    private static final int LONGEST = 256 * 1024;

    private final Messages messages;
    private final Originals originals;
    private final Operations operations;
    private final DryRuns dryRuns;

    MessageApi(Messages messages, Originals originals, Operations operations, DryRuns dryRuns) {
        this.dryRuns = dryRuns;
        this.messages = messages;
        this.originals = originals;
        this.operations = operations;
    }

    @GetMapping
    @Operation(summary = "Find messages, newest first")
    Page<MessageRow> find(
            @AuthenticationPrincipal ConsoleUser user,
            @Parameter(description = "Id, or the partner's own id: webhook id, Message-ID with brackets, file name")
                    @RequestParam(required = false)
                    String q,
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String cursor) {
        String wanted = Ask.oneOf("status", status, STATUSES);
        return Ask.valid(() -> messages.find(user.merchant(), q, wanted, cursor));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One message with its canonical form and the delivery it came in")
    MessageView one(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
        return messages.find(user.merchant(), id).orElseThrow(() -> new Unknown("There is no message " + id + "."));
    }

    @GetMapping("/{id}/original")
    @Operation(
            summary = "The original bytes as they came",
            description =
                    "Always served as an opaque download; header X-Original-Content-Type says what the sender called it.")
    ResponseEntity<byte[]> original(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
        MessageView message = one(user, id);
        if (message.receiptId() == null) {
            throw new Unknown("The hub made this message itself; it has no original.");
        }
        Original original = originals
                .find(user.merchant(), message.receiptId())
                .orElseThrow(() -> new Unknown("The original was erased."));
        return Downloads.original(message.receiptId(), original);
    }

    @PostMapping("/{id}/replay")
    @Operation(
            summary = "Take a message up again that stopped (PARKED, REVIEW)",
            description = "With dryRun=true nothing is written: the answer says what would happen.")
    ResponseEntity<ReplayPlan> replay(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        one(user, id);
        ReplayPlan plan = operations.replay(user.merchant(), id, dryRun, user.getUsername());
        if (dryRun) {
            plan = dryRuns.ofKept(user.merchant(), id).map(plan::with).orElse(plan);
        }
        return ResponseEntity.status(dryRun ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(plan);
    }

    @PostMapping("/dry-run")
    @Operation(
            summary = "What a message that does not exist yet would change",
            description =
                    "The body is one canonical message (src/docs/canonical-message.md), at most 256 kB. The answer"
                            + " says which case it would match and what would be decided; nothing is written, nobody is called.")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    Effect dryRun(@AuthenticationPrincipal ConsoleUser user, @Parameter(hidden = true) InputStream body) {
        return dryRuns.ofNew(user.merchant(), Ask.json(body, LONGEST));
    }

    /**
     * Which messages.
     *
     * @param status all messages with this status, oldest first
     * @param ids or these messages, in this order
     */
    record PlanRequest(String status, List<UUID> ids) {}

    @PostMapping("/replay-plan")
    @Operation(
            summary = "What taking many messages up again would change",
            description = "Worked out one after the other, each seeing what those before it would change; nothing is"
                    + " written, nobody is called. At most 500 messages at once.")
    DryRunPlan plan(
            @AuthenticationPrincipal ConsoleUser user,
            @org.springframework.web.bind.annotation.RequestBody PlanRequest request) {
        String status = Ask.oneOf("status", request.status(), "REVIEW", "PARKED", "WAITING");
        if ((status == null) == (request.ids() == null)) {
            throw new Refused("Name either a status or ids.");
        }
        return status != null
                ? dryRuns.ofStatus(user.merchant(), status)
                : dryRuns.ofAll(user.merchant(), request.ids());
    }
}
