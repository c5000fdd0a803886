package io.backhaul.console.api;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Unknown;
import io.backhaul.console.view.Page;
import io.backhaul.console.view.Scorecard;
import io.backhaul.console.view.Scorecards;
import io.backhaul.core.policy.Gap;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Suppliers and how they treat returns. */
@RestController
@RequestMapping("/api/suppliers")
@Tag(name = "Suppliers", description = "How each supplier treats returns")
class SupplierApi {

    private final Scorecards scorecards;

    SupplierApi(Scorecards scorecards) {
        this.scorecards = scorecards;
    }

    @GetMapping
    @Operation(summary = "The scorecards of all suppliers")
    Page<Scorecard> all(@AuthenticationPrincipal ConsoleUser user) {
        return new Page<>(scorecards.all(user.merchant()), null);
    }

    @GetMapping("/{id}/gaps")
    @Operation(summary = "One supplier: what is not agreed with him, or not in step with what the merchant promises")
    Page<Gap> gaps(@AuthenticationPrincipal ConsoleUser user, @PathVariable String id) {
        return new Page<>(one(user, id).gaps(), null);
    }

    @GetMapping("/{id}/scorecard")
    @Operation(
            summary =
                    "One supplier: returns, reasons, how fast he inspects and credits, what he owes, what is not agreed")
    Scorecard one(@AuthenticationPrincipal ConsoleUser user, @PathVariable String id) {
        return scorecards.find(user.merchant(), id).orElseThrow(() -> new Unknown("There is no supplier " + id + "."));
    }
}
