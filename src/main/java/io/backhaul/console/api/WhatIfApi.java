package io.backhaul.console.api;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.HouseRules;
import io.backhaul.console.hindsight.WhatIfReport;
import io.backhaul.console.hindsight.WhatIfs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.time.Instant;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Past returns under another policy. */
@RestController
@RequestMapping("/api/what-if")
@Tag(name = "What if", description = "What another policy or passport would have meant, in money")
class WhatIfApi {

    /** Bytes of a policy or passport: real ones have two or three thousand. */
    static final int LONGEST = 64 * 1024;

    private final WhatIfs whatIfs;
    private final HouseRules house;

    WhatIfApi(WhatIfs whatIfs, HouseRules house) {
        this.whatIfs = whatIfs;
        this.house = house;
    }

    @PostMapping
    @Operation(
            summary = "Rehearse past returns under changed terms",
            description =
                    "The body is the text of a merchant's or a supplier's configuration file (YAML, at most 64 kB)."
                            + " Every past return is rehearsed under its own terms and under these: partners say what they said,"
                            + " deadlines fire, gateways pay. Nothing is written, nobody is called.")
    @RequestBody(content = @Content(mediaType = "application/yaml", schema = @Schema(type = "string")))
    WhatIfReport run(
            @AuthenticationPrincipal ConsoleUser user,
            @Parameter(description = "Returns opened at or after this time") @RequestParam(required = false)
                    Instant since,
            @Parameter(description = "Returns opened before this time") @RequestParam(required = false) Instant until,
            @Parameter(description = "At most so many returns, newest first; at most 50000")
                    @RequestParam(defaultValue = "" + WhatIfs.USUAL)
                    int limit,
            @Parameter(description = "Where the page of changed returns begins: `next` of the page before")
                    @RequestParam(defaultValue = "0")
                    int from,
            @Parameter(hidden = true) InputStream body) {
        var change = house.proposed(user.merchant(), Ask.text(body, LONGEST));
        return whatIfs.run(user.merchant(), change, new WhatIfs.Past(since, until, limit), from);
    }
}
