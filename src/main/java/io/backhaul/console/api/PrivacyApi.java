package io.backhaul.console.api;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Privacy;
import io.backhaul.console.Unknown;
import io.backhaul.console.view.Page;
import io.backhaul.console.view.PrivacyLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers' privacy: who wants to see what is kept of him, and what was erased. */
@RestController
@RequestMapping("/api/privacy")
@Tag(name = "Privacy", description = "Files for customers, and the log of erasures")
class PrivacyApi {

    private final PrivacyLog log;
    private final Privacy privacy;

    PrivacyApi(PrivacyLog log, Privacy privacy) {
        this.log = log;
        this.privacy = privacy;
    }

    @GetMapping("/requests")
    @Operation(summary = "Customers who want to see what is kept of them, newest first")
    Page<PrivacyLog.Request> requests(
            @AuthenticationPrincipal ConsoleUser user, @RequestParam(required = false) String cursor) {
        return Ask.valid(() -> log.requests(user.merchant(), cursor));
    }

    @GetMapping("/requests/{id}/file")
    @Operation(summary = "The file for the customer")
    ResponseEntity<byte[]> file(@AuthenticationPrincipal ConsoleUser user, @PathVariable UUID id) {
        return privacy.file(user.merchant(), id)
                .map(content -> Downloads.json("customer-" + id + ".json", content))
                .orElseThrow(() -> new Unknown("There is no such file, or it was handed over or erased."));
    }

    @GetMapping("/erasures")
    @Operation(summary = "What was erased at whose request, newest first")
    Page<PrivacyLog.Erased> erasures(
            @AuthenticationPrincipal ConsoleUser user, @RequestParam(required = false) String cursor) {
        return Ask.valid(() -> log.erasures(user.merchant(), cursor));
    }
}
