package io.backhaul.core.returns;

import io.backhaul.core.decision.Decision;
import java.time.Instant;

/** A decision as it was made: the stored fact of what a rule decided at which moment (UTC, business time). */
public record Made(Decision decision, Instant at) {}
