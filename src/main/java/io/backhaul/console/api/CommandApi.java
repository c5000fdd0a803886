package io.backhaul.console.api;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.view.CommandView;
import io.backhaul.console.view.Commands;
import io.backhaul.console.view.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the hub does at partners. */
@RestController
@Tag(name = "Commands", description = "Every effect on the world, with its outcome")
class CommandApi {

    private static final String[] STATUSES = {
        "PLANNED", "SENDING", "PENDING", "SUCCEEDED", "REJECTED", "FAILED", "UNKNOWN", "NEEDS_REVIEW"
    };

    private final Commands commands;

    CommandApi(Commands commands) {
        this.commands = commands;
    }

    @GetMapping("/api/commands")
    @Operation(summary = "Commands, newest first")
    Page<CommandView> list(
            @AuthenticationPrincipal ConsoleUser user,
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String cursor) {
        String wanted = Ask.oneOf("status", status, STATUSES);
        return Ask.valid(() -> commands.list(user.merchant(), wanted, cursor));
    }
}
