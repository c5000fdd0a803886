package io.backhaul.console.api;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Refused;
import io.backhaul.console.Shadows;
import io.backhaul.console.view.Page;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Suppliers in shadow. */
@RestController
@RequestMapping("/api/shadow")
@Tag(name = "Shadow", description = "New suppliers whose answers wait until a person turns them on")
class ShadowApi {

    private final Shadows shadows;

    ShadowApi(Shadows shadows) {
        this.shadows = shadows;
    }

    /** @param fits whether the message says what the supplier meant */
    record Judgement(Boolean fits) {}

    @GetMapping
    @Operation(summary = "Suppliers who are or were in shadow, and how many messages wait")
    Page<Shadows.Supplier> all(@AuthenticationPrincipal ConsoleUser user) {
        return new Page<>(shadows.suppliers(user.merchant()), null);
    }

    @GetMapping("/{supplier}")
    @Operation(
            summary = "His messages that wait, in the order they came",
            description = "What they would do: POST /api/messages/dry-run, or the page.")
    Page<Shadows.Waiting> waiting(@AuthenticationPrincipal ConsoleUser user, @PathVariable String supplier) {
        return new Page<>(shadows.waiting(user.merchant(), supplier), null);
    }

    @PostMapping("/{supplier}/on")
    @Operation(
            summary =
                    "Turn him on: what waits is applied in its order, each once; what was called wrong goes to review")
    Shadows.Turned on(@AuthenticationPrincipal ConsoleUser user, @PathVariable String supplier) {
        return shadows.turnOn(user.merchant(), supplier, user.getUsername());
    }

    @PostMapping("/{supplier}/off")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Turn him off: what he says from now on waits")
    void off(@AuthenticationPrincipal ConsoleUser user, @PathVariable String supplier) {
        shadows.turnOff(user.merchant(), supplier, user.getUsername());
    }

    @PostMapping("/messages/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say whether a waiting message says what the supplier meant")
    void judge(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, @RequestBody Judgement judgement) {
        if (judgement.fits() == null) {
            throw new Refused("Send fits: true or false.");
        }
        shadows.judge(user.merchant(), id, judgement.fits(), user.getUsername());
    }
}
