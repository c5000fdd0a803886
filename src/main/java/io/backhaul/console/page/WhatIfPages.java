package io.backhaul.console.page;

import io.backhaul.console.ConsoleUser;
import io.backhaul.console.HouseRules;
import io.backhaul.console.Refused;
import io.backhaul.console.hindsight.WhatIfReport;
import io.backhaul.console.hindsight.WhatIfs;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What another policy would have meant: a text to change, and what comes of it. */
@Controller
class WhatIfPages {

    private static final int LONGEST = 64 * 1024;

    private final WhatIfs whatIfs;
    private final HouseRules house;

    WhatIfPages(WhatIfs whatIfs, HouseRules house) {
        this.whatIfs = whatIfs;
        this.house = house;
    }

    @GetMapping("/what-if")
    ModelAndView ask() {
        return new ModelAndView("what-if");
    }

    @PostMapping("/what-if")
    ModelAndView run(
            @AuthenticationPrincipal ConsoleUser user,
            @RequestParam String terms,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "0") int from) {
        ModelAndView page = new ModelAndView("what-if");
        page.addObject("terms", terms).addObject("since", since);
        try {
            return page.addObject("report", report(user, terms, since, from));
        } catch (Refused e) {
            return page.addObject("wrong", e.getMessage().lines().toList());
        }
    }

    private WhatIfReport report(ConsoleUser user, String terms, String since, int from) {
        if (terms.length() > LONGEST) {
            throw new Refused("The text is longer than 64 kB.");
        }
        var change = house.proposed(user.merchant(), terms);
        return whatIfs.run(user.merchant(), change, new WhatIfs.Past(day(since), null, WhatIfs.USUAL), from);
    }

    private static Instant day(String text) {
        try {
            return text.isBlank()
                    ? null
                    : LocalDate.parse(text.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new Refused("'" + text + "' is not a day: use for example 2026-05-02.", e);
        }
    }
}
