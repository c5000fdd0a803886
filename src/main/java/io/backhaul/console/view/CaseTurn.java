package io.backhaul.console.view;

import io.backhaul.core.hindsight.Difference;
import java.time.Instant;
import java.util.List;

/**
 * One moment in the life of a case: which messages came, what was decided on them, and what was different afterwards.
 *
 * @param at when the hub learned it; ask for the case at this time to see it as it was then
 * @param facts the messages of that moment
 * @param decided what was decided
 * @param changes what was not as before
 */
public record CaseTurn(
        Instant at, List<CaseView.Fact> facts, List<CaseView.Decided> decided, List<Difference> changes) {}
