package io.backhaul.console.view;

import java.util.List;

/** One run of the reconciliation with everything it found. */
public record RunView(RunRow run, List<DifferenceRow> differences) {}
