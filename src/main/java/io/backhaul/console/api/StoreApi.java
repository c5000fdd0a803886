package io.backhaul.console.api;

import io.backhaul.console.Connecting;
import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Refused;
import io.backhaul.console.view.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stores and their connections. */
@RestController
@RequestMapping("/api/stores")
@Tag(name = "Stores", description = "The stores, whether they may be called, and connecting one")
class StoreApi {

    private final Connecting connecting;

    StoreApi(Connecting connecting) {
        this.connecting = connecting;
    }

    /**
     * What an embedded app hands over.
     *
     * @param sessionToken the session token of its page in the store's admin
     */
    record TokenRequest(String sessionToken) {}

    @GetMapping
    @Operation(summary = "All stores with state, scopes, subscriptions, last webhook and last poll")
    Page<Connecting.Store> all(@AuthenticationPrincipal ConsoleUser user) {
        return new Page<>(connecting.stores(user.merchant()), null);
    }

    @PostMapping("/{code}/connect")
    @Operation(
            summary = "Test the connection, name missing scopes, subscribe the topics",
            description =
                    "May be repeated: only what is missing is subscribed. Answers with each step and whether it went well.")
    Page<Connecting.Step> connect(@AuthenticationPrincipal ConsoleUser user, @PathVariable String code) {
        return new Page<>(connecting.connect(user.merchant(), code), null);
    }

    @GetMapping("/{code}/returns")
    @Operation(summary = "The last returns in work and the messages they would become; nothing is stored")
    Page<Connecting.Preview> returns(@AuthenticationPrincipal ConsoleUser user, @PathVariable String code) {
        return new Page<>(connecting.lastReturns(user.merchant(), code), null);
    }

    @PostMapping("/{code}/token")
    @Operation(summary = "Exchange an embedded app's session token for tokens of the hub's own")
    Page<Connecting.Store> exchange(
            @AuthenticationPrincipal ConsoleUser user, @PathVariable String code, @RequestBody TokenRequest request) {
        if (request.sessionToken() == null || request.sessionToken().isBlank()) {
            throw new Refused("Send the session token as sessionToken.");
        }
        connecting.exchange(user.merchant(), code, request.sessionToken().strip());
        return all(user);
    }
}
