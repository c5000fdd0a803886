package io.backhaul.console.api;

import io.backhaul.bench.ColumnGuess;
import io.backhaul.bench.Comparison;
import io.backhaul.bench.Draft;
import io.backhaul.bench.DraftFiles;
import io.backhaul.bench.Outcome;
import io.backhaul.bench.WordGuess;
import io.backhaul.console.Benching;
import io.backhaul.console.ConsoleUser;
import io.backhaul.console.Refused;
import io.backhaul.console.Unknown;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Onboarding suppliers from their old messages. */
@RestController
@RequestMapping("/api/bench")
@Tag(name = "Bench", description = "Onboarding suppliers from their old messages, and trying out changed mappings")
class BenchApi {

    private static final int LONGEST = 256 * 1024;

    private final Benching benching;

    BenchApi(Benching benching) {
        this.benching = benching;
    }

    /** A draft and what all samples would become by it. */
    record BenchView(
            String id,
            String headline,
            Draft draft,
            List<ColumnGuess> columns,
            List<WordGuess> words,
            List<String> notes,
            List<String> missing,
            List<OutcomeView> samples,
            ComparisonView comparedWithNow) {

        static BenchView of(Benching.Bench bench) {
            return new BenchView(
                    bench.id(),
                    bench.replay().headline(),
                    bench.proposal().draft(),
                    bench.proposal().columns(),
                    bench.proposal().words(),
                    bench.proposal().notes(),
                    bench.missing(),
                    bench.replay().outcomes().stream().map(OutcomeView::of).toList(),
                    bench.comparison() == null ? null : ComparisonView.of(bench.comparison()));
        }
    }

    /** What one row or mail would become. */
    record OutcomeView(String where, Outcome.State state, String words, List<Outcome.Source> sources) {

        static OutcomeView of(Outcome outcome) {
            return new OutcomeView(outcome.where(), outcome.state(), outcome.words(), outcome.sources());
        }
    }

    /** Two ways of reading beside each other. */
    record ComparisonView(String headline, String before, String after, List<Comparison.Change> changes) {

        static ComparisonView of(Comparison comparison) {
            return new ComparisonView(
                    comparison.headline(),
                    comparison.before().headline(),
                    comparison.after().headline(),
                    comparison.changes());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Put 1 to 200 old mails or files of a supplier on the bench; nothing is stored")
    BenchView begin(
            @AuthenticationPrincipal ConsoleUser user,
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam List<MultipartFile> samples) {
        String id = benching.begin(user.merchant(), code, name, Uploads.samples(samples), user.getUsername());
        return look(user, id);
    }

    @GetMapping("/{id}")
    @Operation(summary = "The draft, and what all samples would become by it")
    BenchView look(@AuthenticationPrincipal ConsoleUser user, @PathVariable String id) {
        return BenchView.of(benching.look(user.merchant(), id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change the draft and run all samples again")
    BenchView change(@AuthenticationPrincipal ConsoleUser user, @PathVariable String id, @RequestBody Draft draft) {
        String code =
                benching.look(user.merchant(), id).proposal().draft().who().code();
        if (!draft.who().code().equals(code)) {
            throw new Refused("The code of a supplier on the bench cannot be changed: begin again.");
        }
        benching.change(user.merchant(), id, draft);
        return look(user, id);
    }

    @GetMapping("/{id}/files")
    @Operation(summary = "The files publishing would write, samples masked")
    DraftFiles files(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable String id,
            @RequestParam(required = false) Set<String> leaveOut) {
        return benching.files(user.merchant(), id, leaveOut == null ? Set.of() : leaveOut);
    }

    @PostMapping("/{id}/publish")
    @Operation(
            summary = "Write the files",
            description =
                    "They are in force after a restart, and the supplier begins in shadow. Files that say something else"
                            + " are replaced only with replace=true; the old texts are kept.")
    Benching.Published publish(
            @AuthenticationPrincipal ConsoleUser user,
            @PathVariable String id,
            @RequestParam(required = false) Set<String> leaveOut,
            @RequestParam(defaultValue = "false") boolean replace) {
        Set<String> out = leaveOut == null ? Set.of() : leaveOut;
        return benching.publish(user.merchant(), id, out, replace, user.getUsername());
    }

    @GetMapping(path = "/history/{supplier}", produces = "text/plain; charset=utf-8")
    @Operation(summary = "The mapping that reads a supplier now, to be changed and tried")
    String mapping(@AuthenticationPrincipal ConsoleUser user, @PathVariable String supplier) {
        return benching.mapping(user.merchant(), supplier)
                .orElseThrow(() -> new Unknown("Supplier " + supplier + " has no mapping."));
    }

    @PostMapping("/history/{supplier}")
    @Operation(summary = "Read everything a supplier ever sent with another mapping (the body); nothing is written")
    ComparisonView history(
            @AuthenticationPrincipal ConsoleUser user, @PathVariable String supplier, InputStream mapping) {
        return ComparisonView.of(benching.history(user.merchant(), supplier, Ask.text(mapping, LONGEST)));
    }
}
