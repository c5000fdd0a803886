package io.backhaul.console.api;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Operations;
import io.backhaul.console.Refused;
import io.backhaul.console.Resolution;
import io.backhaul.console.Unknown;
import io.backhaul.console.view.Amount;
import io.backhaul.console.view.Page;
import io.backhaul.console.view.ReviewItem;
import io.backhaul.console.view.Reviews;
import io.backhaul.core.message.OperatorAction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Questions and tasks that wait for a person. */
@RestController
@RequestMapping("/api/review")
@Tag(name = "Review", description = "What waits for a person, with the reason")
class ReviewApi {

    private final Reviews reviews;
    private final Operations operations;

    ReviewApi(Reviews reviews, Operations operations) {
        this.reviews = reviews;
        this.operations = operations;
    }

    /**
     * A person's answer: at least one of action, caseId and note.
     *
     * @param action what is decided on the item's case
     * @param caseId the case the message belongs to
     * @param note why; alone it closes the question without any effect
     * @param supplier the leg the action is about
     * @param amount an amount entered with it
     * @param reference a number entered with it
     */
    record ResolveRequest(String action, UUID caseId, String note, String supplier, Amount amount, String reference) {}

    @GetMapping
    @Operation(summary = "Open questions and tasks, newest first")
    Page<ReviewItem> open(@AuthenticationPrincipal ConsoleUser user, @RequestParam(required = false) String cursor) {
        return Ask.valid(() -> reviews.open(user.merchant(), cursor));
    }

    @PostMapping("/{id}/resolve")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Answer an item")
    Accepted resolve(
            @AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, @RequestBody ResolveRequest request) {
        OperatorAction action = Ask.oneOf("action", request.action(), OperatorAction.class);
        boolean noteOnly = action == null && request.caseId() == null;
        if (noteOnly && (request.note() == null || request.note().isBlank())) {
            throw new Refused("Say what is decided: an action, the case it belongs to, or at least a note.");
        }
        reviews.find(user.merchant(), id).orElseThrow(() -> new Unknown("There is no open review item " + id + "."));
        return new Accepted(operations.resolve(new Resolution(
                user.merchant(),
                id,
                request.caseId(),
                action,
                request.supplier(),
                Ask.money(request.amount()),
                request.reference(),
                request.note(),
                user.getUsername())));
    }
}
