package io.backhaul.console.api;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Unknown;
import io.backhaul.console.view.FeedList;
import io.backhaul.console.view.FeedRow;
import io.backhaul.console.view.Page;
import io.backhaul.console.view.TrialBalance;
import io.backhaul.console.view.TrialBalances;
import io.backhaul.finance.FeedDelivery;
import io.backhaul.finance.FeedExport;
import io.backhaul.finance.FeedFile;
import io.backhaul.finance.FeedFiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger's sum and the files that go to finance. */
@RestController
@Tag(name = "Finance", description = "Trial balance and finance feeds")
class FinanceApi {

    private final TrialBalances balances;
    private final FeedList list;
    private final FeedFiles files;
    private final FeedExport export;
    private final FeedDelivery delivery;

    FinanceApi(TrialBalances balances, FeedList list, FeedFiles files, FeedExport export, FeedDelivery delivery) {
        this.balances = balances;
        this.list = list;
        this.files = files;
        this.export = export;
        this.delivery = delivery;
    }

    /**
     * What an export made.
     *
     * @param items the new files; empty when the ledger had nothing new
     * @param detail the same in words
     */
    record Exported(List<FeedRow> items, String detail) {}

    @GetMapping("/api/ledger/trial-balance")
    @Operation(summary = "Debit and credit per currency; balanced also means that every single entry balances")
    TrialBalance trialBalance(@AuthenticationPrincipal ConsoleUser user) {
        return balances.of(user.merchant());
    }

    @GetMapping("/api/feeds")
    @Operation(summary = "Released finance files, newest first")
    Page<FeedRow> feeds(@AuthenticationPrincipal ConsoleUser user, @RequestParam(required = false) String cursor) {
        return Ask.valid(() -> list.list(user.merchant(), cursor));
    }

    @PostMapping("/api/feeds")
    @Operation(summary = "Export what is new in the ledger now")
    Exported export(@AuthenticationPrincipal ConsoleUser user) {
        List<String> names = export.export(user.merchant());
        delivery.deliver();
        List<FeedRow> made = list.list(user.merchant(), null).items().stream()
                .filter(row -> names.contains(row.name()))
                .toList();
        return new Exported(
                made,
                names.isEmpty()
                        ? "The ledger has nothing new since the last export; no file was made."
                        : names.size() + " files released.");
    }

    @GetMapping("/api/feeds/{name}")
    @Operation(summary = "One file: the same bytes every time")
    ResponseEntity<byte[]> feed(@AuthenticationPrincipal ConsoleUser user, @PathVariable String name) {
        return Downloads.feed(file(user, name));
    }

    @GetMapping(path = "/api/feeds/{name}/manifest", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The control record of a file: number, counts, totals, sha256")
    String manifest(@AuthenticationPrincipal ConsoleUser user, @PathVariable String name) {
        return file(user, name).manifest();
    }

    private FeedFile file(ConsoleUser user, String name) {
        return files.find(user.merchant(), name)
                .orElseThrow(() -> new Unknown("There is no finance file " + name + "."));
    }
}
