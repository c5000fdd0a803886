package io.backhaul.console.hindsight;

import io.backhaul.console.Refused;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.hindsight.WhatIf;
import io.backhaul.core.policy.Terms;
import io.backhaul.store.Histories;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.transaction.support.TransactionTemplate;

/** Rehearses past returns under changed terms (N8), batch by batch, each in a read-only transaction. */
public final class WhatIfs {

    /** Returns rehearsed when nobody says how many, and at most. */
    public static final int USUAL = 10_000;

    public static final int MOST = 50_000;

    private static final int BATCH = 500;

    private final Histories histories;
    private final TransactionTemplate readOnly;
    private final Clock clock;

    /** @param readOnly transactions in which the database refuses every write */
    public WhatIfs(Histories histories, TransactionTemplate readOnly, Clock clock) {
        this.histories = histories;
        this.readOnly = readOnly;
        this.clock = clock;
    }

    /**
     * Which past returns.
     *
     * @param since opened at or after it (UTC), or null
     * @param until opened before it (UTC), or null
     * @param limit at most so many, newest first
     */
    public record Past(Instant since, Instant until, int limit) {

        public Past {
            if (limit < 1 || limit > MOST) {
                throw new Refused("limit must be from 1 to " + MOST + ".");
            }
        }
    }

    /** @param offset where the page of changed returns begins */
    public WhatIfReport run(String merchant, UnaryOperator<Terms> change, Past past, int offset) {
        WhatIf whatIf = new WhatIf(new Decisions(Rules.all()), change, clock.instant());
        WhatIf.Result result = WhatIf.Result.NONE;
        Histories.Position from = null;
        int left = past.limit();
        do {
            Histories.Batch batch = batch(merchant, past, from, Math.min(left, BATCH));
            result = result.plus(whatIf.run(batch.cases().parallelStream()));
            left -= BATCH;
            from = batch.next();
        } while (from != null && left > 0);
        return WhatIfReport.of(result, offset, from != null);
    }

    private Histories.Batch batch(String merchant, Past past, Histories.Position from, int size) {
        return readOnly.execute(tx -> histories.next(merchant, past.since(), past.until(), from, size));
    }
}
