package io.backhaul.hub.settings;

import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.Agreement;
import io.backhaul.core.policy.Bearer;
import io.backhaul.core.policy.Grant;
import io.backhaul.core.policy.Remedy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one exception: when it holds, and what is granted then. */
final class GrantReader {

    /** What means nothing where no claim is taken. */
    private static final List<String> ONLY_WHERE_ACCEPTED = List.of(
            "claimWindow",
            "evidence",
            "recoveryPercent",
            "restockingPercent",
            "returnShipping",
            "goodsBack",
            "remedies");

    private GrantReader() {}

    static Grant read(Section grant) {
        Section when = grant.optional("when", grant::section);
        Grant read = new Grant(
                when == null ? null : when.optional("reasons", key -> when.words(key, Reason.class)),
                when == null ? null : when.optional("countries", key -> Amounts.countries(when, key)),
                when == null ? null : when.optional("productClasses", key -> classes(when, key)),
                grant.optional("accepts", grant::flag),
                grant.optional("claimWindow", key -> Windows.read(grant, key, Windows.CLAIM)),
                grant.optional("evidence", key -> grant.words(key, Evidence.Kind.class)),
                grant.optional("evidenceNote", grant::text),
                grant.optional("recoveryPercent", key -> Amounts.percent(grant, key)),
                grant.optional("restockingPercent", key -> Amounts.percent(grant, key)),
                grant.optional("returnShipping", key -> grant.word(key, Bearer.class)),
                grant.optional("goodsBack", grant::flag),
                grant.optional("remedies", key -> grant.words(key, Remedy.class)),
                grant.optional("lateAfter", key -> Windows.read(grant, key, Windows.OUTBOUND)),
                grant.optional("originalPackaging", grant::flag));
        if (when != null) {
            when.end();
        }
        check(grant, read);
        grant.end();
        return read;
    }

    /** A platform overturns a supplier in the extreme cases only (row S5). */
    static Grant ofPlatform(Section grant) {
        Grant read = read(grant);
        Set<Reason> extreme = Agreement.EXTREME_CASES;
        if (read.reasons().isEmpty() || !extreme.containsAll(read.reasons())) {
            grant.note(
                    "when",
                    "platform overturns a supplier only for named extreme cases: say when: {reasons: [..]} with some of "
                            + extreme.stream().map(Enum::name).sorted().collect(Collectors.joining(", ")));
        }
        return read;
    }

    private static void check(Section grant, Grant read) {
        if (Boolean.FALSE.equals(read.accepts())) {
            ONLY_WHERE_ACCEPTED.stream()
                    .filter(grant::has)
                    .forEach(key -> grant.wrong(key, "contradicts accepts: false; leave one of them out"));
        }
        Set<Remedy> remedies = read.remedies();
        BigDecimal share = read.recoveryPercent();
        if (remedies != null && remedies.isEmpty()) {
            grant.wrong("remedies", "is empty; say accepts: false where he takes no claim");
        } else if (remedies != null && !remedies.contains(Remedy.CREDIT) && share != null && share.signum() > 0) {
            grant.wrong("recoveryPercent", "is owed only where CREDIT is among the remedies; add it or leave this out");
        }
    }

    private static Set<String> classes(Section when, String key) {
        return when.texts(key).stream().map(c -> c.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
