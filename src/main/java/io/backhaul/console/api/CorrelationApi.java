package io.backhaul.console.api;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Operations;
import io.backhaul.console.Refused;
import io.backhaul.console.view.LearnedKeyView;
import io.backhaul.console.view.LearnedKeys;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How messages find their return beyond the keys returns have themselves: what people taught. */
@RestController
@RequestMapping("/api/correlation")
@Tag(name = "Correlation", description = "Keys learned from people's choices")
class CorrelationApi {

    private final LearnedKeys keys;
    private final Operations operations;

    CorrelationApi(LearnedKeys keys, Operations operations) {
        this.keys = keys;
        this.operations = operations;
    }

    /** Why a key is taken back. */
    record RevokeRequest(String note) {}

    @GetMapping("/rules")
    @Operation(summary = "Keys people taught, newest first, those taken back included")
    Page<LearnedKeyView> rules(
            @AuthenticationPrincipal ConsoleUser user, @RequestParam(required = false) String cursor) {
        return Ask.valid(() -> keys.list(user.merchant(), cursor));
    }

    @PostMapping("/rules/{id}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a learned key back; what it matched before stays where it is")
    void revoke(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id, @RequestBody RevokeRequest request) {
        if (request.note() == null || request.note().isBlank()) {
            throw new Refused("Say why the key is taken back.");
        }
        operations.revokeKey(user.merchant(), id, user.getUsername(), request.note());
    }
}
